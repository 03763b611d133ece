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
  const waiting = status?.state?.waiting?.reason;
  if (!previous && waiting && !status.lastState?.terminated) {
    throw badRequest(
      `container "${container}" in pod "${name}" is waiting to start: ${waiting}`,
    );
  }
  const recorded =
    pod.metadata.annotations?.[`sandbox.odp.io/logs-${container}`];
  const lines =
    recorded?.split('\n') ??
    Array.from({ length: DEFAULT_LINES }, (_, index) =>
      line(container, index, previous),
    );
  const tail = Number(query.get('tailLines') ?? lines.length);
  const chosen = tail > 0 ? lines.slice(-tail) : [];
  const text = chosen
    .map((written, index) =>
      query.get('timestamps') === 'true'
        ? `${store.timestamp((index - chosen.length) * 1000)} ${written}\n`
        : `${written}\n`,
    )
    .join('');
  return text.slice(0, Number(query.get('limitBytes')) || text.length);
}

function line(container: string, index: number, previous: boolean): string {
  if (previous && index === DEFAULT_LINES - 1) {
    return `level=error msg="killed" component=${container}`;
  }
  return `level=info msg="handled request" component=${container} request=${
    index + 1
  }`;
}
