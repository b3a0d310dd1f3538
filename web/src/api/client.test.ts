import { describe, expect, it } from 'vitest';
import { createApi, viewQuery, type Fetch } from './client';
import { ApiError } from './problem';

const signal = new AbortController().signal;

function answering(status: number, body: string): { fetch: Fetch; seen: { address: string; init: RequestInit }[] } {
  const seen: { address: string; init: RequestInit }[] = [];
  return {
    seen,
    fetch: (address, init) => {
      seen.push({ address, init });
      return Promise.resolve(new Response(body, { status }));
    },
  };
}

async function failure(work: Promise<unknown>): Promise<ApiError> {
  const error: unknown = await work.then(() => null, (reason: unknown) => reason);
  if (error instanceof ApiError) return error;
  throw new Error(`expected an ApiError, got ${String(error)}`);
}

describe('createApi', () => {
  it('sends a query with parameters, limit and time limit', async () => {
    const { fetch, seen } = answering(200, '{"columns":[],"rows":[]}');
    await createApi(fetch).query('RETURN $a', { a: 1 }, 50, signal);
    expect(seen[0]?.address).toBe('api/v1/query');
    expect(JSON.parse(String(seen[0]?.init.body))).toEqual({ query: 'RETURN $a', parameters: { a: 1 }, limit: 50, timeoutMs: 20_000 });
  });

  it('escapes keys in addresses', async () => {
    const { fetch, seen } = answering(200, '{}');
    await createApi(fetch).host('2001:db8::1', signal);
    await createApi(fetch).neighbours('a/b', ['ATTACKED', 'OFFERS'], 5, signal);
    expect(seen[0]?.address).toBe('api/v1/hosts/2001%3Adb8%3A%3A1');
    expect(seen[1]?.address).toBe('api/v1/nodes/a%2Fb/neighbours?limit=5&types=ATTACKED%2COFFERS');
  });

  it('turns problem details into an ApiError with the place', async () => {
    const { fetch } = answering(400, JSON.stringify({
      title: 'The query is wrong', status: 400, detail: "Expected RETURN, found 'RETRUN'.", code: 'Neo.ClientError.Statement.SyntaxError',
      position: { line: 2, column: 1, offset: 9 }, hint: 'Did you mean RETURN?',
    }));
    const error = await failure(createApi(fetch).query('x', {}, 1, signal));
    expect(error).toMatchObject({ status: 400, title: 'The query is wrong', position: { line: 2, column: 1, offset: 9 }, hint: 'Did you mean RETURN?' });
    expect(error.message).toBe("Expected RETURN, found 'RETRUN'.");
  });

  it('reads validation problems and error pages that are not JSON', async () => {
    const validation = await failure(createApi(answering(400, '{"title":"Invalid","errors":{"limit":["must be at least 1"]}}').fetch).views(signal));
    expect(validation.message).toBe('limit: must be at least 1');
    const page = await failure(createApi(answering(502, '<html>').fetch).views(signal));
    expect(page).toMatchObject({ status: 502, title: 'The server answered 502' });
  });

  it('says when the server cannot be reached, but lets an abort through', async () => {
    const broken: Fetch = () => Promise.reject(new TypeError('refused'));
    expect(await failure(createApi(broken).views(signal))).toMatchObject({ status: 0, detail: 'refused' });
    const aborted = AbortSignal.abort();
    const abort: Fetch = () => Promise.reject(new DOMException('stop', 'AbortError'));
    await expect(createApi(abort).views(aborted)).rejects.toBeInstanceOf(DOMException);
  });

  it('reads paths with or without a wrapper', async () => {
    const bare = '{"nodes":[{"data":{"id":"1","label":"a","kind":"host"}}],"edges":[]}';
    expect((await createApi(answering(200, bare).fetch).paths('1', '2', 6, signal)).nodes).toHaveLength(1);
    expect((await createApi(answering(200, `{"elements":${bare}}`).fetch).paths('1', '2', 6, signal)).nodes).toHaveLength(1);
  });
});

describe('viewQuery', () => {
  it('repeats param and keeps equals signs of values', () => {
    expect(viewQuery({ port: 80, name: 'a=b', none: null, limit: 7 }, 300)).toBe('param=port%3D80&param=name%3Da%3Db&limit=300');
  });
});
