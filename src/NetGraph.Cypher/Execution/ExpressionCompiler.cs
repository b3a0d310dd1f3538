using System.Runtime.CompilerServices;
using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Execution.Expressions;
using NetGraph.Cypher.Execution.Operators;
using NetGraph.Cypher.Planning;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution;

/// <summary>Bound expressions to evaluators, once a run.</summary>
/// <param name="slotOf">The slot of a variable.</param>
/// <param name="nestedPlan">Builds the plan of a subquery; gives it and the slot of its single column, or -1.</param>
internal sealed class ExpressionCompiler(NameCache names, Func<Variable, int> slotOf, Func<BoundSubquery, (Operator Plan, int Output)> nestedPlan)
{
    /// <summary>
    /// Deepest nesting of operands. Evaluating goes as deep as compiling, but its frames may be larger, and it may begin deeper on
    /// the stack: so many of them fit a small stack beside everything else.
    /// </summary>
    private const int MaxDepth = 2_500;

    private int _depth;

    /// <exception cref="InsufficientExecutionStackException">The expression nests too deeply; the compiler is of no use then.</exception>
    public Evaluator Compile(BoundExpression expression)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (++_depth > MaxDepth)
            throw new InsufficientExecutionStackException();
        var evaluator = Translate(expression);
        _depth--;
        return evaluator;
    }

    public Evaluator[] CompileAll(IEnumerable<BoundExpression> expressions) => [.. expressions.Select(Compile)];

    private Evaluator Translate(BoundExpression expression) => expression switch
    {
        BoundLiteral e => new LiteralEvaluator(e.Value),
        BoundParameter e => new ParameterEvaluator(e.Name, e.Span),
        BoundVariable e => new SlotEvaluator(slotOf(e.Variable)),
        BoundProperty e => new PropertyEvaluator(e.Span, Compile(e.Target), names.Key(e.Key)),
        BoundIndex e => new IndexEvaluator(e.Span, Compile(e.Target), Compile(e.Index)),
        BoundSlice e => new SliceEvaluator(e.Span, Compile(e.Target), Optional(e.From), Optional(e.To)),
        BoundDegree e => new DegreeEvaluator(slotOf(e.Node.Variable), e.Direction, names.Types(e.RelationshipTypes)),
        BoundUnary e => Unary(e),
        BoundBinary e => Binary(e),
        BoundIsNull e => new IsNullEvaluator(Compile(e.Operand), e.Negated),
        BoundLabelTest e => new LabelTestEvaluator(e.Span, Compile(e.Operand), LabelCondition.From(e.Labels, names)),
        BoundDynamicLabelTest e => new DynamicLabelTestEvaluator(e.Span, Compile(e.Operand), Compile(e.Value), e.IsAny),
        BoundTypeTest e => new TypeTestEvaluator(Compile(e.Operand), e.Negated, e.Type),
        BoundIsNormalized e => new NormalizedEvaluator(Compile(e.Operand), e.Negated, e.Form),
        BoundLet e => new LetEvaluator(slotOf(e.Variable), Compile(e.Value), Compile(e.Body)),
        BoundList e => List(e),
        BoundMap e => new MapEvaluator([.. e.Entries.Select(p => KeyValuePair.Create(p.Key, Compile(p.Value)))]),
        BoundFunctionCall e => new FunctionEvaluator(e.Span, e.Function, CompileAll(e.Arguments)),
        BoundCase { Subject: null } e => new SearchedCaseEvaluator(Alternatives(e), Optional(e.Else)),
        BoundCase e => new SimpleCaseEvaluator(Compile(e.Subject), Alternatives(e), Optional(e.Else)),
        BoundListComprehension e =>
            new ListComprehensionEvaluator(e.Span, slotOf(e.Variable), Compile(e.Source), Optional(e.Predicate), Optional(e.Projection)),
        BoundQuantifier e => new QuantifierEvaluator(e.Span, e.Kind, slotOf(e.Variable), Compile(e.Source), Compile(e.Predicate)),
        BoundReduce e =>
            new ReduceEvaluator(e.Span, slotOf(e.Accumulator), Compile(e.Initial), slotOf(e.Variable), Compile(e.Source), Compile(e.Step)),
        BoundSubquery e => Subquery(e),
        BoundMapProjection e => new MapProjectionEvaluator(e.Span, Compile(e.Target), [.. e.Items.Select(i => (i.Key, Optional(i.Value)))]),
        _ => throw new ArgumentException($"An expression of type {expression.GetType().Name} cannot be evaluated here.", nameof(expression)),
    };

    private Evaluator? Optional(BoundExpression? expression) => expression is null ? null : Compile(expression);

    private (Evaluator When, Evaluator Then)[] Alternatives(BoundCase e) => [.. e.Alternatives.Select(a => (Compile(a.When), Compile(a.Then)))];

    private Evaluator Unary(BoundUnary e) => e.Operator switch
    {
        UnaryOperator.Not => new NotEvaluator(e.Span, Compile(e.Operand)),
        UnaryOperator.Negate => new NegateEvaluator(e.Span, Compile(e.Operand)),
        _ => new PlusEvaluator(e.Span, Compile(e.Operand)),
    };

    private Evaluator Binary(BoundBinary e) => e.Operator switch
    {
        BinaryOperator.And => new AndEvaluator(e.Span, Chain(e)),
        BinaryOperator.Or => new OrEvaluator(e.Span, Chain(e)),
        BinaryOperator.Xor => new XorEvaluator(e.Span, Compile(e.Left), Compile(e.Right)),
        BinaryOperator.Equal => new EqualityEvaluator(Compile(e.Left), Compile(e.Right), negated: false),
        BinaryOperator.NotEqual => new EqualityEvaluator(Compile(e.Left), Compile(e.Right), negated: true),
        BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual =>
            new ComparisonEvaluator(e.Operator, Compile(e.Left), Compile(e.Right)),
        BinaryOperator.In => new InEvaluator(e.Span, Compile(e.Left), Compile(e.Right)),
        BinaryOperator.StartsWith or BinaryOperator.EndsWith or BinaryOperator.Contains =>
            new StringPredicateEvaluator(e.Operator, Compile(e.Left), Compile(e.Right)),
        BinaryOperator.RegexMatch => new RegexEvaluator(e.Span, Compile(e.Left), Compile(e.Right)),
        _ => ArithmeticChain(e),
    };

    /// <summary>The operands of <c>a AND b AND c …</c> in order, whichever way it nests: long chains do not deepen the stack.</summary>
    private Evaluator[] Chain(BoundBinary top)
    {
        var operands = new List<Evaluator>();
        var pending = new Stack<BoundExpression>();
        pending.Push(top);
        while (pending.TryPop(out var current))
        {
            if (current is BoundBinary binary && binary.Operator == top.Operator)
            {
                pending.Push(binary.Right);
                pending.Push(binary.Left);
            }
            else
            {
                operands.Add(Compile(current));
            }
        }

        return [.. operands];
    }

    private ArithmeticEvaluator ArithmeticChain(BoundBinary top)
    {
        var steps = new Stack<(SourceSpan Span, BinaryOperator Operator, Evaluator Right)>();
        BoundExpression current = top;
        while (current is BoundBinary { Operator: >= BinaryOperator.Add } step)
        {
            steps.Push((step.Span, step.Operator, Compile(step.Right)));
            current = step.Left;
        }

        return new ArithmeticEvaluator(Compile(current), [.. steps]);
    }

    /// <summary>A list of literals is made once.</summary>
    private Evaluator List(BoundList e) =>
        e.Items.Count > 0 && e.Items.All(i => i is BoundLiteral)
            ? new LiteralEvaluator(GraphValue.Of(e.Items.Select(i => ((BoundLiteral)i).Value).ToArray()))
            : new ListEvaluator(CompileAll(e.Items));

    private SubqueryEvaluator Subquery(BoundSubquery e)
    {
        var (plan, output) = nestedPlan(e);
        return new SubqueryEvaluator(e.Kind, plan, output);
    }
}
