import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  decimalBytesInWords,
  type TopicDetail,
  topicTitle,
  USAGE_TITLES,
  usageWords,
} from '@internal/plugin-odp-pulsar-common';
import { Clock, StatusIcon } from '@internal/plugin-odp-react';
import type { ReactNode } from 'react';
import { BacklogCell } from '../cells';
import { AmountWords, ReadableUntil } from '../Evicted/cells';
import { useTableStyles } from '../tableStyles';
import { usePanelStyles } from './panelStyles';

/** What else is known of a topic: limits, partitions, evictions, what the target state says of its event. */
export function TopicFacts({ detail }: { detail: TopicDetail }) {
  return (
    <>
      {detail.isPartitioned && <Partitions detail={detail} />}
      <Limits detail={detail} />
      {detail.evictions.length > 0 && <Evictions detail={detail} />}
      {detail.event && <DeclaredEvent event={detail.event} />}
      <About detail={detail} />
    </>
  );
}

function Partitions({ detail }: { detail: TopicDetail }) {
  const panel = usePanelStyles();
  return (
    <section className={panel.part} aria-label="Partitions">
      <h3 className={panel.title}>Partitions, worst first</h3>
      <ul className={panel.list}>
        {detail.partitions.map(({ name, backlog, forecast }) => (
          <li key={name}>
            <BacklogCell usage={backlog} status={forecast?.status ?? 'unknown'}>
              {topicTitle(name)}
            </BacklogCell>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Limits({ detail }: { detail: TopicDetail }) {
  const panel = usePanelStyles();
  return (
    <section className={panel.part} aria-label="Limits">
      <h3 className={panel.title}>
        Limits{detail.isPartitioned && ', the worst partition of each'}
      </h3>
      <dl className={panel.facts}>
        {detail.usages.map(usage => {
          const { figures, percent, title } = usageWords(usage);
          return (
            <Fact key={usage.kind} title={USAGE_TITLES[usage.kind]}>
              <span title={title}>
                {figures}
                {percent && `, ${percent}`}
              </span>
            </Fact>
          );
        })}
      </dl>
    </section>
  );
}

function Evictions({ detail }: { detail: TopicDetail }) {
  const panel = usePanelStyles();
  const table = useTableStyles();
  return (
    <section className={panel.part} aria-label="Evictions">
      <h3 className={panel.title}>Evicted {detail.evictions.length}</h3>
      <ul className={panel.list}>
        {detail.evictions.slice(0, 10).map(eviction => (
          <li key={eviction.id}>
            <Clock moment={eviction.at} />{' '}
            <b>{eviction.subscription ?? 'unknown whose'}</b>{' '}
            <AmountWords eviction={eviction} />{' '}
            <span className={table.quiet}>
              <ReadableUntil eviction={eviction} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function DeclaredEvent(props: { event: NonNullable<TopicDetail['event']> }) {
  const { description, producers, consumers, missingConsumers } = props.event;
  const panel = usePanelStyles();
  return (
    <section className={panel.part} aria-label="Event type">
      <h3 className={panel.title}>Event type</h3>
      <div>{description}</div>
      <dl className={panel.facts}>
        <Fact title="Declared producers">{producers.join(', ') || 'none'}</Fact>
        <Fact title="Declared consumers">{consumers.join(', ') || 'none'}</Fact>
        {missingConsumers.length > 0 && (
          <Fact title="Without a subscription">
            <StatusIcon status="degraded" size={12} />{' '}
            {missingConsumers.join(', ')}
          </Fact>
        )}
      </dl>
    </section>
  );
}

function About({ detail }: { detail: TopicDetail }) {
  const panel = usePanelStyles();
  const table = useTableStyles();
  const { name, broker, owner, storageBytes } = detail;
  return (
    <section className={panel.part} aria-label="About the topic">
      <dl className={panel.facts}>
        <Fact title="Full name">{name}</Fact>
        <Fact title="Owner">
          {owner ? <EntityRefLink entityRef={owner} /> : 'nobody is known'}
        </Fact>
        <Fact title="Broker">{broker ?? 'unknown'}</Fact>
        <Fact title="Stored">
          {storageBytes === undefined ? (
            <span className={table.unknown}>unknown</span>
          ) : (
            `${decimalBytesInWords(storageBytes)}, retention included`
          )}
        </Fact>
      </dl>
    </section>
  );
}

function Fact(props: { title: string; children: ReactNode }) {
  return (
    <>
      <dt>{props.title}</dt>
      <dd>{props.children}</dd>
    </>
  );
}
