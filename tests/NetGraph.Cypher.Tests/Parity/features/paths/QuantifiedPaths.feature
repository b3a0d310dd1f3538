Feature: Quantified path patterns

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (a:N {n: 1})-[:R {w: 1}]->(b:N {n: 2})-[:R {w: 2}]->(c:N {n: 3})-[:R {w: 3}]->(d:N {n: 4}), (d)-[:S]->(a)
      """

  Scenario: Plus is one and more
    When executing query:
      """
      MATCH (:N {n: 1})-[:R]->+(b) RETURN b.n AS n
      """
    Then the result should be, in any order:
      | n |
      | 2 |
      | 3 |
      | 4 |

  Scenario: Star is none and more
    When executing query:
      """
      MATCH (:N {n: 3})-[:R]->*(b) RETURN b.n AS n
      """
    Then the result should be, in any order:
      | n |
      | 3 |
      | 4 |

  Scenario: Braces bound the repetitions
    When executing query:
      """
      MATCH (:N {n: 1})-[:R]->{2,3}(b) RETURN b.n AS n
      """
    Then the result should be, in any order:
      | n |
      | 3 |
      | 4 |

  Scenario: Variables of the repeated pattern are lists outside
    When executing query:
      """
      MATCH (a:N {n: 1})((x)-[r:R]->(y)){2}(b) RETURN [i IN x | i.n] AS x, [i IN r | i.w] AS r, [i IN y | i.n] AS y, b.n AS b
      """
    Then the result should be, in any order:
      | x      | r      | y      | b |
      | [1, 2] | [1, 2] | [2, 3] | 3 |

  Scenario: WHERE inside holds for each repetition
    When executing query:
      """
      MATCH (:N {n: 1})((x)-[r:R]->(y) WHERE r.w < 3)+(b) RETURN b.n AS n
      """
    Then the result should be, in any order:
      | n |
      | 2 |
      | 3 |

  Scenario: A repetition may hold several relationships
    When executing query:
      """
      MATCH p = (:N {n: 1})((:N)-[:R]->(:N)-[:R]->(:N)){1,2}(b) RETURN b.n AS n, length(p) AS length
      """
    Then the result should be, in any order:
      | n | length |
      | 3 | 2      |

  Scenario: No relationship is walked twice
    When executing query:
      """
      MATCH (:N {n: 1})-[:R|S]->+(b) RETURN count(*) AS n
      """
    Then the result should be, in any order:
      | n |
      | 4 |
