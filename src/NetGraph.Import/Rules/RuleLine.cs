namespace NetGraph.Import.Rules;

/// <summary>How a line of a rule file is switched off.</summary>
internal enum CommentMark
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary><c>#</c> or <c>##</c>, as rule writers and managers do.</summary>
    Usual,

    /// <summary>Anything else beginning with <c>#</c>: <c>#!</c>, <c>###</c> …</summary>
    Odd,
}

/// <summary>One rule's worth of text: continuation lines joined, comment mark taken off.</summary>
/// <param name="Number">Its first line in the file, from 1.</param>
/// <param name="Text">Trimmed; never empty.</param>
/// <param name="Mark">How it was switched off.</param>
internal readonly record struct RuleLine(int Number, string Text, CommentMark Mark);
