namespace NetGraph.Cypher.Storage;

/// <summary>Something that is made when it is first asked for, once, whoever asks. Thread-safe. A failure is not remembered: the next one to ask tries again.</summary>
/// <param name="make">Called under a lock; let go of afterwards.</param>
internal sealed class Deferred<T>(Func<T> make)
    where T : class
{
    private readonly Lock _making = new();
    private Func<T>? _make = make;
    private T? _value;

    public T Value
    {
        get
        {
            if (Volatile.Read(ref _value) is { } made)
                return made;

            lock (_making)
            {
                if (_value is null)
                {
                    Volatile.Write(ref _value, _make!()); // kept until there is a value
                    _make = null;
                }

                return _value!;
            }
        }
    }
}
