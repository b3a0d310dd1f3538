Feature: Label and type expressions

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (:A {n: 1})-[:R]->(:B {n: 2})-[:S]->(:A:B {n: 3})-[:T]->({n: 4})
      """

  Scenario Outline: A node pattern takes an expression over labels
    When executing query:
      """
      MATCH (x<expression>) RETURN collect(x.n) AS n
      """
    Then the result should be (ignoring element order for lists):
      | n   |
      | <n> |

    Examples:
      | expression   | n            |
      | :A\|B        | [1, 2, 3]    |
      | :A&B         | [3]          |
      | :!A          | [2, 4]       |
      | :A&!B        | [1]          |
      | :%           | [1, 2, 3]    |
      | :!%          | [4]          |
      | :(A\|B)&!(A&B) | [1, 2]     |
      | :A:B         | [3]          |
      | :Unknown     | []           |
      | :!Unknown    | [1, 2, 3, 4] |

  Scenario Outline: A relationship pattern takes an expression over types
    When executing query:
      """
      MATCH ()-[r<expression>]->() RETURN collect(type(r)) AS t
      """
    Then the result should be (ignoring element order for lists):
      | t   |
      | <t> |

    Examples:
      | expression | t               |
      | :R\|S      | ['R', 'S']      |
      | :!R        | ['S', 'T']      |
      | :%         | ['R', 'S', 'T'] |
      | :R&S       | []              |
      | :!R&!S     | ['T']           |

  Scenario: A label expression is a predicate too
    When executing query:
      """
      MATCH (x) RETURN x.n AS n, x:A&!B AS only, x IS A|B AS any ORDER BY n
      """
    Then the result should be, in order:
      | n | only  | any   |
      | 1 | true  | true  |
      | 2 | false | true  |
      | 3 | false | true  |
      | 4 | false | false |

  Scenario: WHERE stands inside node and relationship patterns
    When executing query:
      """
      MATCH (a WHERE a.n < 3)-[r:R|S WHERE type(r) <> 'R']->(b WHERE b.n > a.n) RETURN a.n AS a, b.n AS b
      """
    Then the result should be, in any order:
      | a | b |
      | 2 | 3 |
