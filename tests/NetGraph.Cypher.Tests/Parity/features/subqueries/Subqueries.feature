Feature: Subqueries

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (a:P {n: 'a', v: 1}), (b:P {n: 'b', v: 2}), (c:P {n: 'c', v: 3}), (a)-[:K]->(b), (a)-[:K]->(c), (b)-[:K]->(c)
      """

  Scenario: COUNT counts the rows of a pattern
    When executing query:
      """
      MATCH (p:P) RETURN p.n AS n, COUNT { (p)-[:K]->() } AS k ORDER BY n
      """
    Then the result should be, in order:
      | n   | k |
      | 'a' | 2 |
      | 'b' | 1 |
      | 'c' | 0 |

  Scenario: COUNT takes a query with WHERE, DISTINCT and UNION
    When executing query:
      """
      MATCH (p:P {n: 'a'})
      RETURN COUNT { MATCH (p)-->(q) WHERE q.v > 2 RETURN q } AS some,
             COUNT { MATCH (x:P) RETURN DISTINCT x.v % 2 AS parity } AS parities,
             COUNT { RETURN 1 AS x UNION RETURN 1 AS x UNION RETURN 2 AS x } AS united
      """
    Then the result should be, in any order:
      | some | parities | united |
      | 1    | 2        | 2      |

  Scenario: COLLECT gives a list, also an empty one
    When executing query:
      """
      MATCH (p:P) RETURN p.n AS n, COLLECT { MATCH (p)-->(q) RETURN q.n ORDER BY q.n DESC } AS to ORDER BY n
      """
    Then the result should be, in order:
      | n   | to         |
      | 'a' | ['c', 'b'] |
      | 'b' | ['c']      |
      | 'c' | []         |

  Scenario: COLLECT keeps nulls
    When executing query:
      """
      RETURN COLLECT { UNWIND [1, null, 2] AS x RETURN x } AS l
      """
    Then the result should be, in any order:
      | l            |
      | [1, null, 2] |

  Scenario: EXISTS takes a whole query
    When executing query:
      """
      MATCH (p:P) WHERE EXISTS { MATCH (p)-->(q) WITH p, count(q) AS c WHERE c > 1 RETURN c } RETURN p.n AS n
      """
    Then the result should be, in any order:
      | n   |
      | 'a' |

  Scenario: CALL with imported variables runs once a row
    When executing query:
      """
      MATCH (p:P) CALL (p) { MATCH (p)-->(q) RETURN sum(q.v) AS s } RETURN p.n AS n, s ORDER BY n
      """
    Then the result should be, in order:
      | n   | s |
      | 'a' | 5 |
      | 'b' | 3 |
      | 'c' | 0 |

  Scenario: CALL drops rows without an answer and OPTIONAL CALL keeps them
    When executing query:
      """
      MATCH (p:P) CALL (p) { MATCH (p)-->(q) RETURN q.n AS q ORDER BY q LIMIT 1 }
      WITH collect(p.n) AS inner
      MATCH (p:P) OPTIONAL CALL (p) { MATCH (p)-->(q) RETURN q.n AS q ORDER BY q LIMIT 1 }
      RETURN inner, p.n AS n, q ORDER BY n
      """
    Then the result should be, in order:
      | inner      | n   | q    |
      | ['a', 'b'] | 'a' | 'b'  |
      | ['a', 'b'] | 'b' | 'c'  |
      | ['a', 'b'] | 'c' | null |

  Scenario: A unit subquery changes the graph and keeps the rows
    When executing query:
      """
      UNWIND [1, 2] AS i CALL (i) { UNWIND range(1, i) AS j CREATE (:New {j: j}) } RETURN i
      """
    Then the result should be, in any order:
      | i |
      | 1 |
      | 2 |
    And the side effects should be:
      | +nodes      | 3 |
      | +labels     | 1 |
      | +properties | 3 |

  Scenario: A correlated UNION inside CALL
    When executing query:
      """
      MATCH (p:P {n: 'b'}) CALL (p) { MATCH (p)-->(q) RETURN q UNION MATCH (p)<--(q) RETURN q } RETURN q.n AS n
      """
    Then the result should be, in any order:
      | n   |
      | 'c' |
      | 'a' |

  Scenario: CALL with an importing WITH
    When executing query:
      """
      MATCH (p:P {n: 'a'}) CALL { WITH p MATCH (p)-->(q) RETURN count(q) AS c } RETURN c
      """
    Then the result should be, in any order:
      | c |
      | 2 |

  Scenario: A returned name may not be one that is there already
    When executing query:
      """
      MATCH (p:P) CALL (p) { RETURN 1 AS p } RETURN p
      """
    Then a SyntaxError should be raised at compile time: VariableAlreadyBound
