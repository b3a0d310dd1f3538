Feature: Expressions beyond the scenarios of openCypher

  Scenario Outline: An expression has a value
    Given any graph
    When executing query:
      """
      RETURN <expression> AS x
      """
    Then the result should be, in any order:
      | x       |
      | <value> |

    Examples:
      | expression                                                      | value                   |
      | 'abc' =~ 'a.c'                                                  | true                    |
      | 'xabc' =~ 'a.c'                                                 | false                   |
      | 'ABC' =~ '(?i)abc'                                              | true                    |
      | null =~ 'a'                                                     | null                    |
      | 'a' \|\| 'b'                                                    | 'ab'                    |
      | [1] \|\| [2]                                                    | [1, 2]                  |
      | 'a' \|\| null                                                   | null                    |
      | reduce(s = 0, x IN [1, 2, 3] \| s + x)                          | 6                       |
      | reduce(s = 0, x IN null \| s + x)                               | null                    |
      | reduce(s = 0, x IN [1, null] \| s + x)                          | null                    |
      | CASE 3 WHEN > 2 THEN 'big' WHEN IS NULL THEN 'none' ELSE 'small' END | 'big'              |
      | CASE 1 WHEN 2, 1 THEN 'in' ELSE 'out' END                       | 'in'                    |
      | CASE null WHEN null THEN 'yes' ELSE 'no' END                    | 'no'                    |
      | 1_000 + 0x1F + 0o17                                             | 1046                    |
      | 1 IS :: INTEGER                                                 | true                    |
      | 1 IS :: FLOAT                                                   | false                   |
      | null IS :: INTEGER                                              | true                    |
      | null IS :: INTEGER NOT NULL                                     | false                   |
      | 1.5 IS :: INTEGER \| FLOAT                                      | true                    |
      | [1, 2] IS :: LIST<INTEGER>                                      | true                    |
      | [1, 'a'] IS :: LIST<INTEGER>                                    | false                   |
      | [] IS :: LIST<INTEGER>                                          | true                    |
      | 'a' IS NOT :: STRING                                            | false                   |
      | valueType(1)                                                    | 'INTEGER NOT NULL'      |
      | valueType(null)                                                 | 'NULL'                  |
      | valueType([1, 2])                                               | 'LIST<INTEGER NOT NULL> NOT NULL' |
      | valueType([])                                                   | 'LIST<NOTHING> NOT NULL' |
      | nullIf(4, 4)                                                    | null                    |
      | nullIf('a', 'b')                                                | 'a'                     |
      | isEmpty('')                                                     | true                    |
      | isEmpty([null])                                                 | false                   |
      | isEmpty({})                                                     | true                    |
      | isNaN(NaN)                                                      | true                    |
      | 5 / 2                                                           | 2                       |
      | -5 / 2                                                          | -2                      |
      | -5 % 3                                                          | -2                      |
      | 2 ^ 3                                                           | 8.0                     |
      | 1 = 1.0                                                         | true                    |
      | 9007199254740993 = 9007199254740992.0                           | false                   |

  Scenario: A map projection takes properties, all of them, entries and variables
    Given an empty graph
    And having executed:
      """
      CREATE (:N {a: 1, b: 2, c: 3})
      """
    When executing query:
      """
      MATCH (n:N) WITH n, 7 AS v RETURN n {.a, .missing} AS some, n {.*, b: 9} AS all, n {v, k: n.c + 1} AS made
      """
    Then the result should be, in any order:
      | some                  | all                | made         |
      | {a: 1, missing: null} | {a: 1, b: 9, c: 3} | {v: 7, k: 4} |

  Scenario: A map projection of null is null
    Given an empty graph
    When executing query:
      """
      OPTIONAL MATCH (n) RETURN n {.*} AS x
      """
    Then the result should be, in any order:
      | x    |
      | null |

  Scenario: Aggregates of deviation and percentile
    Given any graph
    When executing query:
      """
      UNWIND [10, 20, 30] AS x
      RETURN stDev(x) AS s, percentileCont(x, 0.4) AS c, percentileDisc(x, 0.5) AS d, round(stDevP(x), 6) AS p
      """
    Then the result should be, in any order:
      | s    | c    | d  | p        |
      | 10.0 | 18.0 | 20 | 8.164966 |

  Scenario Outline: What Neo4j 5 refuses is refused here too
    Given any graph
    When executing query:
      """
      <query>
      """
    Then a SyntaxError should be raised at compile time: *

    Examples:
      | query                                    |
      | RETURN {param} AS x                      |
      | RETURN 0123 AS x, 08 AS y                |
      | MATCH (n) WHERE exists(n.x) RETURN n     |
      | MATCH (n) RETURN (n)-->() AS x, [(n)-->()] AS y |
      | MATCH (a)-[:A\|:B\|:]->() RETURN a       |
      | USING PERIODIC COMMIT LOAD CSV FROM 'x' AS r CREATE () |
      | CREATE CONSTRAINT ON (n:N) ASSERT n.x IS UNIQUE |
