import type { PodColumns } from '../contract';
import { Index, letterOf, seconds } from './columns';
import { sameAmounts } from './sameLooks';
import type { PodCause, TopologyPod } from './TopologyModel';

/** Stands in a prefix for the name of the workload, which it mostly begins with; no name holds it. */
export const WORKLOAD_NAME = '~';

/** What pods of one template share. */
interface Template {
  /** `<namespace>/<prefix>` */
  key: string;
  prefix: string;
  pods: TopologyPod[];
}

/**
 * Pods as columns, template by template, so that what is alike stands side by
 * side and compresses to next to nothing.
 */
export function encodePods(pods: Iterable<TopologyPod>): PodColumns {
  const templates = groupByTemplate(pods);
  const namespaces = new Index<string>();
  const nodes = new Index<string>();
  const causes = new Index<PodCause>();
  const columns: PodColumns = {
    namespaces: namespaces.values,
    nodes: nodes.values,
    templates: {
      namespace: [],
      kind: [],
      workload: [],
      prefix: [],
      pods: [],
      cpu: [],
      memory: [],
      gpu: [],
      meshed: '',
    },
    suffix: '',
    node: [],
    status: '',
    causes: [],
    trouble: [],
  };
  const suffix: string[] = [];
  const status: string[] = [];
  const meshed: string[] = [];
  for (const { prefix, pods: own } of templates) {
    const [pod] = own;
    const { kind = '', name = '' } = pod.workload ?? {};
    columns.templates.namespace.push(namespaces.of(pod.namespace));
    columns.templates.kind.push(kind);
    columns.templates.workload.push(name);
    columns.templates.prefix.push(
      name && prefix.startsWith(name)
        ? WORKLOAD_NAME + prefix.slice(name.length)
        : prefix,
    );
    columns.templates.pods.push(own.length);
    columns.templates.cpu.push(pod.requests.cpu);
    columns.templates.memory.push(pod.requests.memory);
    columns.templates.gpu.push(pod.requests.gpu);
    meshed.push(pod.meshed ? '1' : '0');
    for (const each of own) {
      for (const cause of each.causes) {
        columns.trouble.push({
          pod: suffix.length,
          cause: causes.of(
            cause,
            `${cause.rule} ${cause.status} ${cause.message}`,
          ),
          since: seconds(cause.since),
        });
      }
      suffix.push(each.name.slice(prefix.length));
      columns.node.push(nodes.of(each.node));
      status.push(letterOf(each.status));
    }
  }
  columns.suffix = suffix.join(' ');
  columns.status = status.join('');
  columns.templates.meshed = meshed.join('');
  columns.causes = causes.values.map(({ rule, status: of, message }) => ({
    rule,
    status: of,
    message,
  }));
  return columns;
}

function groupByTemplate(pods: Iterable<TopologyPod>): Template[] {
  const templates: Template[] = [];
  const known = new Map<string, Template[]>();
  for (const pod of pods) {
    const { namespace, name } = pod;
    const prefix = name.slice(0, name.lastIndexOf('-') + 1);
    const key = `${namespace}/${prefix}`;
    const alike = known.get(key) ?? [];
    known.set(key, alike);
    const template = alike.find(({ pods: [first] }) => isAlike(first, pod));
    if (template) {
      template.pods.push(pod);
    } else {
      const made = { key, prefix, pods: [pod] };
      alike.push(made);
      templates.push(made);
    }
  }
  return templates.sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Whether two pods of a namespace and a prefix differ in nothing that a template says. */
function isAlike(a: TopologyPod, b: TopologyPod): boolean {
  return (
    a.workload?.kind === b.workload?.kind &&
    a.workload?.name === b.workload?.name &&
    sameAmounts(a.requests, b.requests) &&
    a.meshed === b.meshed
  );
}
