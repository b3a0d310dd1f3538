import { isRecord, optionalNumber, optionalText } from './json';

/** Where in the query text an error was found; lines and columns start at 1, the offset at 0. */
export interface QueryPosition {
  readonly line: number;
  readonly column: number;
  readonly offset: number | null;
}

/** A failed request, made from RFC 9457 problem details where the server sent them. */
export class ApiError extends Error {
  constructor(
    /** HTTP status; 0 when the server could not be reached. */
    readonly status: number,
    readonly title: string,
    readonly detail: string | null,
    readonly code: string | null = null,
    readonly position: QueryPosition | null = null,
    readonly hint: string | null = null,
    /** The server's own two-line rendering of the place, if it sent one. */
    readonly caret: string | null = null,
  ) {
    super(detail ?? title);
    this.name = 'ApiError';
  }
}

/** Reads problem details tolerantly: an error page of a proxy must still give a readable error. */
export function parseProblem(status: number, body: unknown): ApiError {
  if (!isRecord(body)) return new ApiError(status, titleOf(status), null);
  return new ApiError(
    status,
    optionalText(body['title']) ?? titleOf(status),
    optionalText(body['detail']) ?? firstValidationError(body['errors']),
    optionalText(body['code']),
    parsePosition(body['position']),
    optionalText(body['hint']),
    optionalText(body['caret']),
  );
}

export function unreachable(cause: unknown): ApiError {
  const detail = cause instanceof Error ? cause.message : String(cause);
  return new ApiError(0, 'The NetGraph server cannot be reached', detail);
}

function parsePosition(value: unknown): QueryPosition | null {
  if (!isRecord(value)) return null;
  const line = optionalNumber(value['line']);
  const column = optionalNumber(value['column']);
  if (line === null || column === null) return null;
  return { line, column, offset: optionalNumber(value['offset']) };
}

/** Validation problems carry `errors: {field: [message]}`. */
function firstValidationError(value: unknown): string | null {
  if (!isRecord(value)) return null;
  for (const [field, messages] of Object.entries(value)) {
    if (Array.isArray(messages) && typeof messages[0] === 'string') return `${field}: ${messages[0]}`;
  }
  return null;
}

function titleOf(status: number): string {
  switch (status) {
    case 400: return 'The request was not understood';
    case 404: return 'Not found';
    case 408: return 'The query took too long';
    case 429: return 'Too many requests; wait a moment';
    case 503: return 'The store is not available';
    default: return `The server answered ${status}`;
  }
}
