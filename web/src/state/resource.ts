/** Something fetched: exactly one of four states, so no view can forget one. */
export type Resource<T> =
  | { readonly state: 'idle' }
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'failed'; readonly error: Error };

export const IDLE: { readonly state: 'idle' } = { state: 'idle' };
export const LOADING: { readonly state: 'loading' } = { state: 'loading' };

export function ready<T>(value: T): Resource<T> {
  return { state: 'ready', value };
}

export function failed<T>(error: unknown): Extract<Resource<T>, { state: 'failed' }> {
  return { state: 'failed', error: error instanceof Error ? error : new Error(String(error)) };
}

/** The value once it is there, else null. */
export function settled<T>(resource: Resource<T>): T | null {
  return resource.state === 'ready' ? resource.value : null;
}
