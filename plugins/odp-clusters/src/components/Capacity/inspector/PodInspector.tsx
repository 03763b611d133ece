import { Link } from '@backstage/core-components';
import {
  bytesInWords,
  coresInWords,
  type NamespaceDetail,
  type TopologyPod,
  type Workload,
} from '@internal/plugin-odp-clusters-common';
import {
  ActionButton,
  InspectorFrame,
  PodCell,
  StatusChip,
  ViewState,
  viewStateOf,
} from '@internal/plugin-odp-react';
import { useState } from 'react';
import { useNamespace } from '../../../api';
import { LogPanel } from '../../NamespaceDetail/LogPanel';
import { entityPath } from '../../entityPath';
import { namespacesPath } from '../../paths';
import type { InspectorProps } from './Inspector';
import { PodFurther } from './PodFurther';
import { useInspectorStyles } from './inspectorStyles';
import { StatusBox } from './StatusBox';

/** A pod: how it is and why, where it runs, what it belongs to, and what else it touches. */
export function PodInspector(props: InspectorProps & { pod: TopologyPod }) {
  const { pod, capacity, takesFocus, onClose, onSelect } = props;
  const { cluster, nodes, pools } = capacity.model;
  const classes = useInspectorStyles();
  const [showsLog, setShowsLog] = useState(false);
  const view = useNamespace({ cluster, namespace: pod.namespace });
  const detail = view.data;
  const workload = detail && workloadOf(detail, pod);
  const node = pod.node === undefined ? undefined : nodes.get(pod.node);
  const pool = pools.find(({ id }) => id === node?.pool);
  const troubled = detail?.troubledPods.find(({ name }) => name === pod.name);
  return (
    <InspectorFrame
      of={pod.name}
      title={pod.name}
      subtitle={`Pod in ${pod.namespace} · selected`}
      mark={
        <PodCell
          state={pod.node === undefined ? 'without a node' : pod.status}
          size={18}
          decorative
        />
      }
      takesFocus={takesFocus}
      onClose={onClose}
    >
      <div className={classes.body}>
        <StatusBox status={pod.status} since={pod.causes[0]?.since}>
          {pod.causes.map(({ rule, message }) => (
            <p key={rule}>{message}.</p>
          ))}
        </StatusBox>
        <dl className={classes.facts}>
          <dt>Workload</dt>
          <dd>
            <WorkloadName pod={pod} workload={workload} />
            {workload && ` · ${readyInWords(workload)}`}
          </dd>
          <dt>Node</dt>
          <dd>
            {node ? (
              <>
                <button
                  type="button"
                  className={classes.link}
                  onClick={() => onSelect({ kind: 'node', name: node.name })}
                >
                  {node.name}
                </button>
                {` · ${node.condition.replace('-', ' ')}`}
              </>
            ) : (
              pod.node ?? 'none'
            )}
          </dd>
          {node && (
            <>
              <dt>Zone, pool</dt>
              <dd>
                {node.zone ?? 'no zone label'}, {pool?.name}
              </dd>
            </>
          )}
          <dt>Requests</dt>
          <dd>{requestsInWords(pod)}</dd>
          <dt>Budget</dt>
          <dd>
            <Budget detail={detail} workload={workload} />
          </dd>
          <dt>Mesh</dt>
          <dd>
            {pod.meshed ? 'sidecar' : 'no sidecar'}
            {detail && `, ${meshInWords(detail)}`}
          </dd>
        </dl>
        {pod.node === undefined && (
          <div className={classes.actions}>
            <ActionButton
              small
              onClick={() => onSelect({ kind: 'waiting', pod: pod.key })}
            >
              Why it has no node
            </ActionButton>
          </div>
        )}
        <ViewState
          padded={false}
          state={viewStateOf(view, {
            what: pod.namespace,
            right: {
              name: 'odp.namespace.read',
              grantedBy: 'the platform team',
            },
          })}
        >
          {detail && <PodFurther detail={detail} pod={pod} />}
        </ViewState>
        <div className={classes.actions}>
          <ActionButton
            small
            aria-expanded={showsLog}
            onClick={() => setShowsLog(!showsLog)}
          >
            Logs
          </ActionButton>
          <Link
            className={classes.linkButton}
            to={namespacesPath({ cluster, namespace: pod.namespace })}
          >
            Namespace
          </Link>
          {workload?.entity && (
            <Link
              className={classes.linkButton}
              to={entityPath(workload.entity)}
            >
              In the catalog
            </Link>
          )}
        </div>
        {showsLog && (
          <LogPanel
            cluster={cluster}
            namespace={pod.namespace}
            pod={pod.name}
            containers={troubled?.containers ?? []}
            onClose={() => setShowsLog(false)}
          />
        )}
      </div>
    </InspectorFrame>
  );
}

function workloadOf(
  { workloads }: NamespaceDetail,
  pod: TopologyPod,
): Workload | undefined {
  return workloads.find(
    ({ kind, name }) =>
      kind === pod.workload?.kind && name === pod.workload.name,
  );
}

function WorkloadName(props: { pod: TopologyPod; workload?: Workload }) {
  const { pod, workload } = props;
  if (workload?.entity) {
    return <Link to={entityPath(workload.entity)}>{workload.name}</Link>;
  }
  return <>{pod.workload?.name ?? 'none: nothing controls it'}</>;
}

function readyInWords({ ready, desired }: Workload): string {
  return ready === undefined || desired === undefined
    ? 'readiness unknown'
    : `${ready} of ${desired} ready`;
}

function requestsInWords({ requests }: TopologyPod): string {
  const { cpu, memory, gpu } = requests;
  const parts = [
    cpu > 0 && `${coresInWords(cpu)} CPU`,
    memory > 0 && bytesInWords(memory),
    gpu > 0 && `${gpu} GPU`,
  ].filter(Boolean);
  return parts.length ? parts.join(' · ') : 'none';
}

function meshInWords({ summary }: NamespaceDetail): string {
  const { mode, unknown } = summary.mesh;
  if (unknown) {
    return 'mTLS unknown';
  }
  return mode === 'NONE' ? 'no mesh policy' : `${mode} mTLS`;
}

function Budget(props: { detail?: NamespaceDetail; workload?: Workload }) {
  const { detail, workload } = props;
  const classes = useInspectorStyles();
  if (!detail) {
    return <span className={classes.quiet}>…</span>;
  }
  if (!detail.summary.budgets) {
    return <>unknown</>;
  }
  if (workload?.budget) {
    const { name, allowed } = workload.budget;
    return (
      <>
        allows {allowed ?? 'an unknown number'} ({name})
      </>
    );
  }
  const wanted =
    workload && workload.kind !== 'DaemonSet' && (workload.desired ?? 0) > 1;
  return (
    <>none set {wanted && <StatusChip status="degraded">no PDB</StatusChip>}</>
  );
}
