import {
  badRequest,
  notFound,
  type ObjectStore,
  resourceOfKey,
} from '../store';
import type { Target } from './requestPath';

const DEFAULT_LINES = 200;

/**
 * Log lines of a container: those of annotation
 * `sandbox.odp.io/logs-<container>`, else plausible ones made from the name.
 *
 * @throws StatusError 404 for an unknown pod, 400 for an unknown or ambiguous container
 */
export function readLogs(
  store: ObjectStore,
  { name, namespace }: Target,
  query: URLSearchParams,
): string {
  const pod = store.get(resourceOfKey('pods'), name!, namespace);
  if (!pod) {
    throw notFound('pods', name!);
  }
  const containers: string[] = (pod.spec?.containers ?? []).map(
    (entry: { name: string }) => entry.name,
  );
  const container = query.get('container') ?? containers[0];
  if (!query.get('container') && containers.length > 1) {
    throw badRequest(
      `a container name must be specified for pod ${name}, choose one of: [${containers.join(
        ' ',
      )}]`,
    );
  }
  if (!containers.includes(container)) {
    throw badRequest(`container ${container} is not valid for pod ${name}`);
  }
  const previous = query.get('previous') === 'true';
  const status = (pod.status?.containerStatuses ?? []).find(
    (entry: { name: string }) => entry.name === container,
  );
  if (previous && !status?.lastState?.terminated) {
    throw badRequest(
      `previous terminated container "${container}" in pod "${name}" not found`,
    );
  }
  const written =
    pod.metadata.annotations?.[`sandbox.odp.io/logs-${container}`];
  const lines =
    written?.split('\n') ??
    Array.from({ length: DEFAULT_LINES }, (_, index) =>
      line(container, index, previous),
    );
  const tail = query.get('tailLines');
  const chosen =
    tail === null ? lines : lines.slice(-Number(tail) || lines.length);
  return `${chosen
    .map((text, index) =>
      query.get('timestamps') === 'true'
        ? `${store.timestamp((index - chosen.length) * 1000)} ${text}`
        : text,
    )
    .join('\n')}\n`;
}

function line(container: string, index: number, previous: boolean): string {
  if (previous && index === DEFAULT_LINES - 1) {
    return `level=error msg="killed" component=${container}`;
  }
  return `level=info msg="handled request" component=${container} request=${
    index + 1
  }`;
}
