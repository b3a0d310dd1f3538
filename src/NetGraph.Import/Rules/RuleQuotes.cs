namespace NetGraph.Import.Rules;

/// <summary>Follows quotes and backslashes through the text of a rule, one character after the other: a backslash takes its meaning from the next character.</summary>
internal struct RuleQuotes
{
    private bool _afterBackslash;

    /// <summary>Whether the next character stands between quotes.</summary>
    public bool IsInside { get; private set; }

    /// <summary>Whether the character just passed was plain: outside quotes and not escaped.</summary>
    public bool WasPlain { get; private set; }

    /// <summary>Goes past one character.</summary>
    public void Pass(char c)
    {
        WasPlain = !_afterBackslash && !IsInside;
        if (_afterBackslash)
        {
            _afterBackslash = false;
            return;
        }

        if (c == '"')
            IsInside = !IsInside;
        _afterBackslash = c == '\\';
    }
}
