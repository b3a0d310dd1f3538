Feature: Values where neither openCypher's scenarios nor its prose decide

  Scenario Outline: Text, numbers and instants
    Given any graph
    When executing query:
      """
      RETURN <expression> AS x
      """
    Then the result should be, in any order:
      | x       |
      | <value> |

    Examples:
      | expression                                                                          | value        |
      | toString(1.0)                                                                       | '1.0'        |
      | toString(1e10)                                                                      | '1.0E10'     |
      | toString(0.0001)                                                                    | '1.0E-4'     |
      | toString(1234567.0)                                                                 | '1234567.0'  |
      | toString(-0.0)                                                                      | '-0.0'       |
      | size('😀')                                                                          | 1            |
      | left('😀x', 1)                                                                      | '😀'         |
      | substring('hello', 1, 3)                                                            | 'ell'        |
      | substring('hello', 9)                                                               | ''           |
      | reverse('abc')                                                                      | 'cba'        |
      | split('a,b,,c', ',')                                                                | ['a', 'b', '', 'c'] |
      | split('abc', '')                                                                    | ['a', 'b', 'c'] |
      | replace('aaa', 'a', 'b')                                                            | 'bbb'        |
      | round(1.5)                                                                          | 2.0          |
      | round(-1.5)                                                                         | -1.0         |
      | round(1.249, 1)                                                                     | 1.2          |
      | round(1.251, 1, 'UP')                                                               | 1.3          |
      | round(-1.55, 1, 'HALF_EVEN')                                                        | -1.6         |
      | toInteger(' 7 ')                                                                    | 7            |
      | toInteger('7.9')                                                                    | 7            |
      | toInteger(2.9)                                                                      | 2            |
      | toFloat('1e3')                                                                      | 1000.0       |
      | toBoolean('TRUE')                                                                   | true         |
      | toBoolean('yes')                                                                    | null         |
      | toIntegerOrNull([1])                                                                | null         |
      | toIntegerList(['1', 'x', 2.5])                                                      | [1, null, 2] |
      | datetime('2024-01-01T12:00+01:00') = datetime('2024-01-01T11:00Z')                  | false        |
      | datetime('2024-01-01T12:00+01:00') < datetime('2024-01-01T11:00:01Z')               | true         |
      | duration('P1M') = duration('P30D')                                                  | false        |
      | duration('P1M') < duration('P30D')                                                  | null         |
      | point({x: 3, y: 4}) = point({x: 3.0, y: 4.0})                                       | true         |
      | point.distance(point({x: 0, y: 0}), point({x: 3, y: 4}))                            | 5.0          |
      | point({x: 1, y: 2}).srid                                                            | 7203         |
      | point({longitude: 1, latitude: 2}).crs                                              | 'wgs-84'     |
      | point.withinBBox(point({x: 1, y: 1}), point({x: 0, y: 0}), point({x: 2, y: 2}))     | true         |
      | point({x: 1, y: 2}) < point({x: 2, y: 3})                                           | null         |
      | 'on ' + date('2024-01-02')                                                          | 'on 2024-01-02' |
      | localtime('10:11') + ' h'                                                           | '10:11 h'    |
      | 'in ' + duration('P1DT2H')                                                          | 'in P1DT2H'  |
      | 'at ' + point({x: 1, y: 2}) = 'at ' + toString(point({x: 1, y: 2}))                 | true         |

  Scenario: Points sort after lists and before instants
    Given any graph
    When executing query:
      """
      UNWIND [1, datetime('2024-01-01'), point({x: 1, y: 1}), [1], 'a', null, true, {a: 1}] AS v
      RETURN valueType(v) AS t ORDER BY v
      """
    Then the result should be, in order:
      | t                               |
      | 'MAP NOT NULL'                  |
      | 'LIST<INTEGER NOT NULL> NOT NULL' |
      | 'POINT NOT NULL'                |
      | 'ZONED DATETIME NOT NULL'       |
      | 'STRING NOT NULL'               |
      | 'BOOLEAN NOT NULL'              |
      | 'INTEGER NOT NULL'              |
      | 'NULL'                          |
