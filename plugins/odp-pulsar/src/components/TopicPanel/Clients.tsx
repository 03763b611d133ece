import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  type Consumer,
  decimalBytesInWords,
  messageRateInWords,
  type Producer,
  type Subscription,
  type TopicDetail,
} from '@internal/plugin-odp-pulsar-common';
import { StatusIcon } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { useTableStyles } from '../tableStyles';
import { usePanelStyles } from './panelStyles';

const useStyles = makeStyles({
  client: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: '0 10px',
    padding: '3px 0',
  },
});

/** More are counted. */
const SHOWN = 20;

/** Consumers of the chosen subscription, and producers of the topic, with the component that each belongs to. */
export function Clients(props: {
  detail: TopicDetail;
  subscription?: Subscription;
}) {
  const { detail, subscription } = props;
  return (
    <>
      {subscription && (
        <Part
          title={`Consumers of ${subscription.name}`}
          owner={subscription.entity}
          clients={subscription.consumers}
          none="None is connected."
        >
          {consumer => <ConsumerLine consumer={consumer} />}
        </Part>
      )}
      <Part
        title="Producers"
        clients={detail.producers}
        none="None is connected."
      >
        {producer => <ProducerLine producer={producer} />}
      </Part>
    </>
  );
}

interface PartProps<T> {
  title: string;
  /** Entity that all of them belong to. */
  owner?: string;
  clients?: T[];
  none: string;
  children: (client: T) => JSX.Element;
}

function Part<T extends { name: string; address?: string }>(
  props: PartProps<T>,
) {
  const { title, owner, clients, none, children } = props;
  const panel = usePanelStyles();
  const table = useTableStyles();
  return (
    <section className={panel.part} aria-label={title}>
      <h3 className={panel.title}>
        {title} {clients && clients.length > 0 && clients.length}
      </h3>
      {owner && (
        <div>
          of <EntityRefLink entityRef={owner} />
        </div>
      )}
      {!clients && (
        <span className={table.unknown}>
          unknown: the brokers&rsquo; metrics do not name them
        </span>
      )}
      {clients?.length === 0 && <span className={table.quiet}>{none}</span>}
      {clients && clients.length > 0 && (
        <ul className={panel.list}>
          {clients.slice(0, SHOWN).map(client => (
            <li key={`${client.name} ${client.address}`}>{children(client)}</li>
          ))}
        </ul>
      )}
      {clients && clients.length > SHOWN && (
        <span className={table.quiet}>and {clients.length - SHOWN} more</span>
      )}
    </section>
  );
}

function ConsumerLine({ consumer }: { consumer: Consumer }) {
  const classes = useStyles();
  const table = useTableStyles();
  const { name, address, clientVersion, isBlockedOnUnacked, isActive } =
    consumer;
  return (
    <div className={classes.client}>
      <span className={table.cut} title={name}>
        {isBlockedOnUnacked && <StatusIcon status="failing" size={12} />}{' '}
        {name || 'without a name'}
        {isActive !== undefined && (isActive ? ', works' : ', waits its turn')}
      </span>
      <span className={table.nowrap}>
        {rate(consumer.messagesOutPerSecond)}
      </span>
      <span className={`${table.second} ${table.cut}`}>
        {[hostOf(address), clientVersion && `client ${clientVersion}`]
          .filter(Boolean)
          .join(' · ')}
      </span>
      <span className={`${table.second} ${table.right}`}>
        {count(consumer.unackedMessages)} unacked
      </span>
    </div>
  );
}

function ProducerLine({ producer }: { producer: Producer }) {
  const classes = useStyles();
  const table = useTableStyles();
  const { name, entity, address, clientVersion, averageMessageBytes } =
    producer;
  return (
    <div className={classes.client}>
      <span className={table.cut} title={name}>
        {entity ? <EntityRefLink entityRef={entity} /> : name}
      </span>
      <span className={table.nowrap}>{rate(producer.messagesInPerSecond)}</span>
      <span className={`${table.second} ${table.cut}`}>
        {[
          entity && name,
          hostOf(address),
          clientVersion && `client ${clientVersion}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      <span className={`${table.second} ${table.right}`}>
        {averageMessageBytes !== undefined &&
          `${decimalBytesInWords(averageMessageBytes)} each`}
      </span>
    </div>
  );
}

/** Brokers write addresses as Java does, with a slash before them. */
function hostOf(address: string | undefined): string | undefined {
  return address?.replace(/^\//, '');
}

function rate(perSecond: number | undefined): string {
  return perSecond === undefined
    ? 'rate unknown'
    : messageRateInWords(perSecond);
}

function count(value: number | undefined): string {
  return value === undefined ? 'unknown' : value.toLocaleString('en-GB');
}
