import { rateInWords, type Rates } from '@internal/plugin-odp-pulsar-common';
import { useTableStyles } from '../tableStyles';

const words = (rate: number | undefined) =>
  rate === undefined ? 'unknown' : rateInWords(rate);

/** Messages in and out a second, averages of a minute. */
export function RatesCell({ rates }: { rates: Rates }) {
  const classes = useTableStyles();
  const { messagesInPerSecond, messagesOutPerSecond } = rates;
  if (messagesInPerSecond === undefined && messagesOutPerSecond === undefined) {
    return <span className={classes.unknown}>unknown</span>;
  }
  return (
    <span
      title={`${words(messagesInPerSecond)} messages in and ${words(
        messagesOutPerSecond,
      )} out a second`}
    >
      {words(messagesInPerSecond)} / {words(messagesOutPerSecond)}
    </span>
  );
}
