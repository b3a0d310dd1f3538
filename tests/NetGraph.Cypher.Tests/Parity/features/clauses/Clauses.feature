Feature: Clauses beyond the scenarios of openCypher

  Scenario: FOREACH changes once for each element
    Given an empty graph
    When executing query:
      """
      FOREACH (i IN [1, 2, 3] | CREATE (:N {i: i}) FOREACH (j IN range(2, i) | CREATE (:M)))
      """
    Then the result should be empty
    And the side effects should be:
      | +nodes      | 6 |
      | +labels     | 2 |
      | +properties | 3 |

  Scenario: FOREACH over null does nothing
    Given an empty graph
    When executing query:
      """
      FOREACH (i IN null | CREATE (:N))
      """
    Then the result should be empty
    And no side effects

  Scenario: FINISH runs the writes and returns nothing
    Given an empty graph
    When executing query:
      """
      CREATE (:N) FINISH
      """
    Then the result should be empty
    And the side effects should be:
      | +nodes  | 1 |
      | +labels | 1 |

  Scenario: INSERT creates
    Given an empty graph
    When executing query:
      """
      INSERT (:A&B {x: 1})-[:R]->(:C)
      """
    Then the result should be empty
    And the side effects should be:
      | +nodes         | 2 |
      | +relationships | 1 |
      | +labels        | 3 |
      | +properties    | 1 |

  Scenario: OFFSET is SKIP
    Given any graph
    When executing query:
      """
      UNWIND [3, 1, 2] AS x RETURN x ORDER BY x OFFSET 1 LIMIT 1
      """
    Then the result should be, in order:
      | x |
      | 2 |

  Scenario: UNION DISTINCT is UNION
    Given any graph
    When executing query:
      """
      RETURN 1 AS x UNION DISTINCT RETURN 1 AS x
      """
    Then the result should be, in any order:
      | x |
      | 1 |

  Scenario: Property names from data
    Given an empty graph
    When executing query:
      """
      WITH 'name' AS key
      CREATE (a:Host {x: 1})
      SET a[key] = 'one'
      REMOVE a['x']
      RETURN a.name AS name, a[key] AS same, a.x AS x
      """
    Then the result should be, in any order:
      | name  | same  | x    |
      | 'one' | 'one' | null |
    And the side effects should be:
      | +nodes      | 1 |
      | +labels     | 1 |
      | +properties | 1 |

  Scenario: MERGE in a batch sees what an earlier row made
    Given an empty graph
    When executing query:
      """
      UNWIND [{k: 1}, {k: 2}, {k: 1}] AS row
      MERGE (n:N {k: row.k}) ON CREATE SET n.made = 1 ON MATCH SET n.seen = coalesce(n.seen, 0) + 1
      RETURN n.k AS k, n.seen AS seen
      """
    Then the result should be, in any order:
      | k | seen |
      | 1 | 1    |
      | 2 | null |
      | 1 | 1    |
    And the side effects should be:
      | +nodes      | 2 |
      | +labels     | 1 |
      | +properties | 5 |
