Feature: Shortest paths

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (a:N {n: 'a'}), (b:N {n: 'b'}), (c:N {n: 'c'}), (d:N {n: 'd'}), (e:N {n: 'e'}), (:N {n: 'z'}),
        (a)-[:R {w: 1}]->(b), (b)-[:R {w: 9}]->(d), (a)-[:R {w: 1}]->(c), (c)-[:R {w: 1}]->(d), (a)-[:S {w: 1}]->(d), (d)-[:R {w: 1}]->(e)
      """

  Scenario: shortestPath gives one path of the least length
    When executing query:
      """
      MATCH p = shortestPath((a:N {n: 'a'})-[:R*]->(e:N {n: 'e'})) RETURN length(p) AS length
      """
    Then the result should be, in any order:
      | length |
      | 3      |

  Scenario: allShortestPaths gives every path of the least length
    When executing query:
      """
      MATCH p = allShortestPaths((a:N {n: 'a'})-[:R*]->(d:N {n: 'd'})) RETURN [x IN nodes(p) | x.n] AS n
      """
    Then the result should be, in any order:
      | n               |
      | ['a', 'b', 'd'] |
      | ['a', 'c', 'd'] |

  Scenario: A predicate on every relationship holds during the search
    When executing query:
      """
      MATCH (a:N {n: 'a'}), (d:N {n: 'd'})
      MATCH p = shortestPath((a)-[:R*]->(d)) WHERE all(r IN relationships(p) WHERE r.w < 5)
      RETURN [x IN nodes(p) | x.n] AS n
      """
    Then the result should be, in any order:
      | n               |
      | ['a', 'c', 'd'] |

  Scenario: No path gives no row, and a null with OPTIONAL
    When executing query:
      """
      MATCH (a:N {n: 'a'}), (z:N {n: 'z'}) OPTIONAL MATCH p = shortestPath((a)-[*]-(z)) RETURN p
      """
    Then the result should be, in any order:
      | p    |
      | null |

  Scenario: An upper bound cuts off longer paths
    When executing query:
      """
      MATCH p = shortestPath((a:N {n: 'a'})-[:R*..2]->(e:N {n: 'e'})) RETURN p
      """
    Then the result should be, in any order:
      | p |

  Scenario: SHORTEST 1 takes a quantified pattern
    When executing query:
      """
      MATCH p = SHORTEST 1 (a:N {n: 'a'})-->+(d:N {n: 'd'}) RETURN length(p) AS length
      """
    Then the result should be, in any order:
      | length |
      | 1      |

  Scenario: ALL SHORTEST gives the ties
    When executing query:
      """
      MATCH p = ALL SHORTEST (a:N {n: 'a'})-[:R]->+(d:N {n: 'd'}) RETURN [x IN nodes(p) | x.n] AS n
      """
    Then the result should be, in any order:
      | n               |
      | ['a', 'b', 'd'] |
      | ['a', 'c', 'd'] |

  Scenario: SHORTEST k counts paths and not lengths
    When executing query:
      """
      MATCH p = SHORTEST 2 (a:N {n: 'a'})-[:R|S]->+(d:N {n: 'd'}) RETURN length(p) AS length
      """
    Then the result should be, in any order:
      | length |
      | 1      |
      | 2      |

  Scenario: SHORTEST k GROUPS gives whole groups of one length
    When executing query:
      """
      MATCH p = SHORTEST 2 GROUPS (a:N {n: 'a'})-[:R|S]->+(d:N {n: 'd'}) RETURN length(p) AS length
      """
    Then the result should be, in any order:
      | length |
      | 1      |
      | 2      |
      | 2      |
