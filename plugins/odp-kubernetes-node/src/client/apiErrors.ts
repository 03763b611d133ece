import { KubernetesApiError, type KubernetesErrorDetails } from './errors';
import { parseWarnings } from './parseWarnings';

interface StatusObject {
  kind?: unknown;
  code?: unknown;
  reason?: unknown;
  message?: unknown;
  details?: {
    retryAfterSeconds?: unknown;
    kind?: unknown;
    name?: unknown;
    causes?: unknown;
  };
}

/** Pod Security says of every container what is wrong with it. */
const MESSAGE_LENGTH = 2_000;

function asStatus(value: unknown): StatusObject | undefined {
  const status = value as StatusObject | undefined;
  return typeof value === 'object' && status?.kind === 'Status'
    ? status
    : undefined;
}

function retryAfter(status: StatusObject | undefined, header?: string) {
  const asked = status?.details?.retryAfterSeconds;
  if (typeof asked === 'number' && asked > 0) {
    return asked * 1000;
  }
  if (!header) {
    return undefined;
  }
  const seconds = Number(header);
  const ms = Number.isFinite(seconds)
    ? seconds * 1000
    : Date.parse(header) - Date.now();
  return ms > 0 ? ms : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value
    ? value.slice(0, MESSAGE_LENGTH)
    : undefined;
}

function detailsOf(
  status: StatusObject | undefined,
): KubernetesErrorDetails | undefined {
  const details = status?.details;
  if (!details) {
    return undefined;
  }
  const causes = Array.isArray(details.causes) ? details.causes : [];
  return {
    kind: textOf(details.kind) ?? '',
    name: textOf(details.name) ?? '',
    causes: causes.map(cause => ({
      reason: textOf(cause?.reason) ?? '',
      field: textOf(cause?.field) ?? '',
      message: textOf(cause?.message) ?? '',
    })),
  };
}

/** The error that an ERROR event of a watch carries. */
export function errorOfEvent(object: unknown): KubernetesApiError {
  const status = asStatus(object);
  const code = typeof status?.code === 'number' ? status.code : 500;
  return new KubernetesApiError(
    textOf(status?.message) ?? 'the server ended the watch with an error',
    {
      status: code,
      reason: textOf(status?.reason),
      retryAfterMs: retryAfter(status),
      inStream: true,
    },
  );
}

/** The error that an answer of 300 and above stands for; `text` is the begin of its body. */
export function errorOfAnswer(answer: {
  status: number;
  text: string;
  headers: Record<string, string>;
}): KubernetesApiError {
  let body: { error?: unknown } | undefined;
  try {
    body = JSON.parse(answer.text);
  } catch {
    body = undefined;
  }
  const status = asStatus(body);
  // What stands before or beside an API server, such as Prometheus, has its own field for it.
  const cause = textOf(body?.error);
  const fallback =
    answer.status < 400
      ? 'the server redirects to another place; the portal does not follow'
      : `the server answers ${answer.status}${cause ? `: ${cause}` : ''}`;
  return new KubernetesApiError(textOf(status?.message) ?? fallback, {
    status: answer.status,
    reason: textOf(status?.reason),
    retryAfterMs: retryAfter(status, answer.headers['retry-after']),
    details: detailsOf(status),
    warnings: parseWarnings(answer.headers.warning),
  });
}
