export type Listener<T> = (state: T, previous: T) => void;

/** One value, changed by patches, told to listeners after each change. */
export class Store<T extends object> {
  private readonly listeners = new Set<Listener<T>>();

  constructor(private current: T) {}

  get state(): T {
    return this.current;
  }

  patch(change: Partial<T>): void {
    const previous = this.current;
    this.current = { ...previous, ...change };
    for (const listener of this.listeners) listener(this.current, previous);
  }

  /** Adds a listener; the returned function takes it away. */
  subscribe(listener: Listener<T>): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
