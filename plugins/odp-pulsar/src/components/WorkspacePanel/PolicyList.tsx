import {
  type BusNamespaceDetail,
  decimalBytesInWords,
  type Limit,
  limitInWords,
  messageRateInWords,
  type Policies,
} from '@internal/plugin-odp-pulsar-common';
import { StatusIcon } from '@internal/plugin-odp-react';
import { durationInWords } from '@internal/vocabulary';
import type { ReactNode } from 'react';
import { useTableStyles } from '../tableStyles';
import { usePanelStyles } from '../TopicPanel/panelStyles';

const bytesPerSecond = (value: number) => `${decimalBytesInWords(value)}/s`;
const seconds = (value: number) => durationInWords(value * 1000);

type LimitKey = {
  [K in keyof Policies]-?: Policies[K] extends Limit ? K : never;
}[keyof Policies];

const LIMITS: Array<[LimitKey, string, (value: number) => string]> = [
  ['backlogBytes', 'Backlog', decimalBytesInWords],
  ['backlogSeconds', 'Backlog, age', seconds],
  ['retentionBytes', 'Retention', decimalBytesInWords],
  ['retentionSeconds', 'Retention, time', seconds],
  ['publishMessages', 'Publish rate, messages', messageRateInWords],
  ['publishBytes', 'Publish rate, bytes', bytesPerSecond],
  ['dispatchMessages', 'Dispatch rate, messages', messageRateInWords],
  ['dispatchBytes', 'Dispatch rate, bytes', bytesPerSecond],
  [
    'subscriptionDispatchMessages',
    'To a subscription, messages',
    messageRateInWords,
  ],
  ['subscriptionDispatchBytes', 'To a subscription, bytes', bytesPerSecond],
];

const BACKLOG_POLICIES: Record<
  NonNullable<Policies['backlogPolicy']>,
  string
> = {
  consumer_backlog_eviction: 'evicts the slowest subscription',
  producer_exception: 'refuses producers',
  producer_request_hold: 'lets producers wait',
  invalid: 'is no policy that a broker knows, and stops its quota check',
};

/** The policies of a namespace as they are, which hold for each of its topics or partitions. */
export function PolicyList({ detail }: { detail: BusNamespaceDetail }) {
  const panel = usePanelStyles();
  const table = useTableStyles();
  const { policies, summary } = detail;
  const drifts = summary.policy.state === 'drift' ? summary.policy.drifts : [];
  return (
    <section className={panel.part} aria-label="Policies">
      <h3 className={panel.title}>Policies, for each topic or partition</h3>
      {!policies && (
        <span className={table.unknown}>
          unknown:{' '}
          {summary.policy.state === 'unknown'
            ? summary.policy.reason
            : 'they cannot be read'}
        </span>
      )}
      {policies && (
        <dl className={panel.facts}>
          {LIMITS.map(([key, title, words]) => {
            const drift = drifts.find(({ policy }) => policy === key);
            const limit = policies[key];
            return (
              <Row key={key} title={title} drift={drift?.declared}>
                {limitInWords(limit, words)}
                {limit.state === 'inherited' &&
                  limit.value !== undefined &&
                  ', the default'}
              </Row>
            );
          })}
          <Row
            title="At a full backlog"
            drift={
              drifts.find(({ policy }) => policy === 'backlogPolicy')?.declared
            }
          >
            {policies.backlogPolicy
              ? BACKLOG_POLICIES[policies.backlogPolicy]
              : 'unknown'}
          </Row>
        </dl>
      )}
    </section>
  );
}

function Row(props: {
  title: string;
  /** What is declared instead. */
  drift?: string;
  children: ReactNode;
}) {
  const { title, drift, children } = props;
  const table = useTableStyles();
  return (
    <>
      <dt>{title}</dt>
      <dd>
        {children}
        {drift && (
          <span className={table.degraded}>
            {' '}
            <StatusIcon status="degraded" size={12} /> declared {drift}
          </span>
        )}
      </dd>
    </>
  );
}
