Feature: Dynamic labels and types

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (:A {n: 1})-[:R]->(:B {n: 2})-[:S]->(:A:B {n: 3})-[:T]->({n: 4})
      """

  Scenario Outline: A node is matched by labels that are computed
    And parameters are:
      | label  | 'A'        |
      | labels | ['A', 'B'] |
    When executing query:
      """
      MATCH (x<expression>) RETURN collect(x.n) AS n
      """
    Then the result should be (ignoring element order for lists):
      | n   |
      | <n> |

    Examples:
      | expression             | n            |
      | :$($label)             | [1, 3]       |
      | :$($labels)            | [3]          |
      | :$all($labels)         | [3]          |
      | :$any($labels)         | [1, 2, 3]    |
      | :!$($label)            | [2, 4]       |
      | :B&$($label)           | [3]          |
      | :$($label)\|B          | [1, 2, 3]    |
      | :$('A')                | [1, 3]       |
      | :$(['A'] + ['B'])      | [3]          |
      | :$any(['A', 'Unknown']) | [1, 3]      |

  Scenario Outline: A relationship is matched by a type that is computed
    And parameters are:
      | type  | 'R'        |
      | types | ['R', 'S'] |
    When executing query:
      """
      MATCH ()-[r<expression>]->() RETURN collect(type(r)) AS t
      """
    Then the result should be (ignoring element order for lists):
      | t   |
      | <t> |

    Examples:
      | expression    | t          |
      | :$($type)     | ['R']      |
      | :$any($types) | ['R', 'S'] |
      | :$all($types) | []         |
      | :!$($type)    | ['S', 'T'] |

  Scenario: A label of each row
    When executing query:
      """
      UNWIND ['A', 'B'] AS label MATCH (x:$(label)) RETURN label, count(*) AS c
      """
    Then the result should be, in any order:
      | label | c |
      | 'A'   | 2 |
      | 'B'   | 2 |

  Scenario: Nodes and relationships are created with computed names
    And parameters are:
      | labels | ['Person', 'Director'] |
      | type   | 'DIRECTED'             |
    When executing query:
      """
      CREATE (p:$($labels) {name: 'P'})-[r:$($type)]->(:Movie)
      RETURN labels(p) AS labels, type(r) AS type
      """
    Then the result should be (ignoring element order for lists):
      | labels                 | type       |
      | ['Person', 'Director'] | 'DIRECTED' |
    And the side effects should be:
      | +nodes         | 2 |
      | +relationships | 1 |
      | +labels        | 3 |
      | +properties    | 1 |

  Scenario: MERGE finds what it made by the same computed names
    When executing query:
      """
      UNWIND ['X', 'Y', 'X'] AS label
      MERGE (n:$(label) {k: 1})
      MERGE (n)-[:$('TO_' + label)]->(n)
      """
    Then the result should be empty
    And the side effects should be:
      | +nodes         | 2 |
      | +relationships | 2 |
      | +labels        | 2 |
      | +properties    | 2 |

  Scenario: Labels are set and removed by computed names
    When executing query:
      """
      MATCH (x {n: 1}) SET x:$(['C', 'D']) REMOVE x:$(labels(x)[0]) RETURN labels(x) AS l
      """
    Then the result should be (ignoring element order for lists):
      | l          |
      | ['C', 'D'] |
    And the side effects should be:
      | +labels | 2 |
