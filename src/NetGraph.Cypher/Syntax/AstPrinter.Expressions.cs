using System.Globalization;
using System.Runtime.CompilerServices;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Syntax;

internal sealed partial class AstPrinter
{
    private const int Loosest = 1;
    private const int NotLevel = 4;
    private const int ComparisonLevel = 5;
    private const int PredicateLevel = 6;
    private const int UnaryLevel = 10;
    private const int PostfixLevel = 11;
    private const int PrimaryLevel = 12;

    private void Write(Expression expression) => Write(expression, Loosest);

    /// <summary>In parentheses when it binds looser than its place demands.</summary>
    private void Write(Expression expression, int place)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var parentheses = LevelOf(expression) < place;
        _out.Append(parentheses ? "(" : "");
        WriteBare(expression);
        _out.Append(parentheses ? ")" : "");
    }

    private static int LevelOf(Expression expression) => expression switch
    {
        BinaryExpression binary => LevelOf(binary.Operator),
        ComparisonChain => ComparisonLevel,
        IsNullExpression or TypeTestExpression or IsNormalizedExpression => PredicateLevel,
        UnaryExpression { Operator: UnaryOperator.Not } => NotLevel,
        UnaryExpression => UnaryLevel,
        LiteralExpression { Value: { IsNumber: true } value } when value.AsNumber() < 0 || double.IsNegative(value.AsNumber()) => UnaryLevel,
        LabelTestExpression => PostfixLevel,
        PropertyExpression or IndexExpression or SliceExpression => PostfixLevel + 1,
        PatternExpression { Path.Shortest: ShortestKind.None } => PrimaryLevel - 1,
        _ => PrimaryLevel,
    };

    private static int LevelOf(BinaryOperator @operator) => @operator switch
    {
        BinaryOperator.Or => 1,
        BinaryOperator.Xor => 2,
        BinaryOperator.And => 3,
        BinaryOperator.In or BinaryOperator.StartsWith or BinaryOperator.EndsWith or BinaryOperator.Contains or BinaryOperator.RegexMatch => PredicateLevel,
        BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Concatenate => 7,
        BinaryOperator.Multiply or BinaryOperator.Divide or BinaryOperator.Modulo => 8,
        BinaryOperator.Power => 9,
        _ => ComparisonLevel,
    };

    private void WriteBare(Expression expression)
    {
        switch (expression)
        {
            case LiteralExpression e:
                _out.Append(Literal(e.Value));
                break;
            case ParameterExpression e:
                _out.Append('$').Append(e.Name.All(char.IsAsciiDigit) ? e.Name : Name(e.Name));
                break;
            case VariableExpression e:
                _out.Append(Name(e.Name));
                break;
            case PropertyExpression e:
                Write(e.Target, PrimaryLevel);
                _out.Append('.').Append(Name(e.Key));
                break;
            case IndexExpression e:
                Write(e.Target, PrimaryLevel);
                _out.Append('[');
                Write(e.Index);
                _out.Append(']');
                break;
            case SliceExpression e:
                Write(e.Target, PrimaryLevel);
                _out.Append('[');
                Optional("", e.From);
                _out.Append("..");
                Optional("", e.To);
                _out.Append(']');
                break;
            case UnaryExpression e:
                _out.Append(e.Operator switch { UnaryOperator.Not => "NOT ", UnaryOperator.Negate => "-", _ => "+" });
                Write(e.Operand, e.Operator == UnaryOperator.Not ? NotLevel : IsPlainNumber(e.Operand) ? PrimaryLevel + 1 : UnaryLevel);
                break;
            case BinaryExpression e:
                WriteBinary(e);
                break;
            case ComparisonChain e:
                WriteChain(e);
                break;
            case IsNullExpression e:
                Write(e.Operand, PredicateLevel);
                _out.Append(e.Negated ? " IS NOT NULL" : " IS NULL");
                break;
            case TypeTestExpression e:
                Write(e.Operand, PredicateLevel);
                _out.Append(e.Negated ? " IS NOT :: " : " IS :: ").Append(Functions.TypeMatching.Render(e.Type));
                break;
            case IsNormalizedExpression e:
                Write(e.Operand, PredicateLevel);
                _out.Append(e.Negated ? " IS NOT " : " IS ").Append(e.Form).Append(" NORMALIZED");
                break;
            case CaseSubjectExpression:
                TrimBlank();
                break;
            case LabelTestExpression e:
                Write(e.Operand, PrimaryLevel);
                _out.Append(':');
                Nested(e.Labels, e.Labels is LabelOr);
                break;
            default:
                WriteComposite(expression);
                break;
        }
    }

    /// <summary>Nothing is printed, and what follows begins with a blank.</summary>
    private void TrimBlank()
    {
        if (_out.Length > 0 && _out[^1] == ' ')
            _out.Length--;
    }

    /// <summary>A number without sign under a minus would be read back as a negative literal.</summary>
    private static bool IsPlainNumber(Expression expression) => expression is LiteralExpression { Value.IsNumber: true } && LevelOf(expression) == PrimaryLevel;

    private void WriteBinary(BinaryExpression root)
    {
        var edge = new Stack<BinaryExpression>();
        Expression at = root;
        while (at is BinaryExpression node && (edge.Count == 0 || LevelOf(node) >= LeftPlace(edge.Peek().Operator)))
        {
            edge.Push(node);
            at = node.Left;
        }

        Write(at, LeftPlace(edge.Peek().Operator));
        while (edge.TryPop(out var node))
        {
            _out.Append(' ').Append(Symbol(node.Operator)).Append(' ');
            Write(node.Right, LevelOf(node.Operator) + 1);
        }
    }

    private static int LeftPlace(BinaryOperator @operator)
    {
        var level = LevelOf(@operator);
        return level == ComparisonLevel ? level + 1 : level;
    }

    private void WriteChain(ComparisonChain chain)
    {
        Write(chain.Operands[0], PredicateLevel);
        for (var i = 0; i < chain.Operators.Count; i++)
        {
            _out.Append(' ').Append(Symbol(chain.Operators[i])).Append(' ');
            Write(chain.Operands[i + 1], PredicateLevel);
        }
    }

    private static string Symbol(BinaryOperator @operator) => @operator switch
    {
        BinaryOperator.Equal => "=",
        BinaryOperator.NotEqual => "<>",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Greater => ">",
        BinaryOperator.GreaterOrEqual => ">=",
        BinaryOperator.StartsWith => "STARTS WITH",
        BinaryOperator.EndsWith => "ENDS WITH",
        BinaryOperator.RegexMatch => "=~",
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.Modulo => "%",
        BinaryOperator.Power => "^",
        BinaryOperator.Concatenate => "||",
        _ => @operator.ToString().ToUpperInvariant(),
    };

    private static string Literal(GraphValue value) => value.Kind switch
    {
        GraphValueKind.Null => "null",
        GraphValueKind.Boolean => value.AsBoolean() ? "true" : "false",
        GraphValueKind.Float => Float(value.AsFloat()),
        GraphValueKind.String => "'" + value.AsString().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal) + "'",
        _ => value.AsInteger().ToString(CultureInfo.InvariantCulture),
    };

    private static string Float(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.Contains('.') || text.Contains('E') ? text : text + ".0";
    }
}
