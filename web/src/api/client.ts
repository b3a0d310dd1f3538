import {
  parseElements, parseHost, parseInfo, parseNeighbours, parseResult, parseSearch, parseViews,
  type Elements, type HostEvidence, type Info, type Neighbours, type ParameterValue, type QueryResult,
  type SearchAnswer, type View,
} from './contracts';
import { isRecord } from './json';
import { parseProblem, unreachable } from './problem';

export type Parameters = Readonly<Record<string, ParameterValue>>;
export type Fetch = (input: string, init: RequestInit) => Promise<Response>;

/** The NetGraph server. Every method takes an abort signal and rejects with `ApiError` or `ShapeError`. */
export interface Api {
  info(signal: AbortSignal): Promise<Info>;
  views(signal: AbortSignal): Promise<View[]>;
  view(name: string, parameters: Parameters, limit: number, signal: AbortSignal): Promise<QueryResult>;
  query(query: string, parameters: Parameters, limit: number, signal: AbortSignal): Promise<QueryResult>;
  host(key: string, signal: AbortSignal): Promise<HostEvidence>;
  neighbours(id: string, types: readonly string[], limit: number, signal: AbortSignal): Promise<Neighbours>;
  search(words: string, limit: number, signal: AbortSignal): Promise<SearchAnswer>;
  paths(from: string, to: string, max: number, signal: AbortSignal): Promise<Elements>;
}

/** Milliseconds after which the server gives a query up. */
export const QUERY_TIMEOUT_MS = 20_000;

export function createApi(fetcher: Fetch = (input, init) => fetch(input, init), base = 'api/v1'): Api {
  const get = (path: string, signal: AbortSignal): Promise<unknown> => send(fetcher, `${base}/${path}`, { signal });

  return {
    info: async (signal) => parseInfo(await get('info', signal)),
    views: async (signal) => parseViews(await get('views', signal)),
    view: async (name, parameters, limit, signal) =>
      parseResult(await get(`views/${pathOf(name)}?${viewQuery(parameters, limit)}`, signal)),
    query: async (query, parameters, limit, signal) =>
      parseResult(await send(fetcher, `${base}/query`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ query, parameters, limit, timeoutMs: QUERY_TIMEOUT_MS }),
        signal,
      })),
    host: async (key, signal) => parseHost(await get(`hosts/${encodeURIComponent(key)}`, signal)),
    neighbours: async (id, types, limit, signal) => {
      const query = new URLSearchParams({ limit: String(limit) });
      if (types.length > 0) query.set('types', types.join(','));
      return parseNeighbours(await get(`nodes/${encodeURIComponent(id)}/neighbours?${query}`, signal));
    },
    search: async (words, limit, signal) =>
      parseSearch(await get(`search?${new URLSearchParams({ q: words, limit: String(limit) })}`, signal)),
    paths: async (from, to, max, signal) => {
      const body = await get(`paths?${new URLSearchParams({ from, to, max: String(max) })}`, signal);
      return parseElements(isRecord(body) && 'elements' in body ? body['elements'] : body);
    },
  };
}

/** `param=K=V` once per parameter; the row limit is a parameter of its own in the address. */
export function viewQuery(parameters: Parameters, limit: number): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null && name !== 'limit') query.append('param', `${name}=${value}`);
  }
  query.set('limit', String(limit));
  return query.toString();
}

/** A view's name may hold its topic ("attackers/who-hit-whom"); the slash stays a path separator. */
function pathOf(name: string): string {
  return name.split('/').map(encodeURIComponent).join('/');
}

async function send(fetcher: Fetch, address: string, init: RequestInit): Promise<unknown> {
  let response: Response;
  try {
    response = await fetcher(address, { ...init, headers: { Accept: 'application/json', ...init.headers } });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw unreachable(error);
  }
  const body = await readJson(response);
  if (!response.ok) throw parseProblem(response.status, body);
  return body;
}

async function readJson(response: Response): Promise<unknown> {
  const raw = await response.text();
  try {
    return raw === '' ? null : (JSON.parse(raw) as unknown);
  } catch {
    return raw;
  }
}
