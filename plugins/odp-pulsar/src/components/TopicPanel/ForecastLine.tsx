import {
  aboutDuration,
  decimalBytesInWords,
  type Forecast,
  forecastWords,
  untilLimit,
} from '@internal/plugin-odp-pulsar-common';
import { StatusWord, useNow } from '@internal/plugin-odp-react';
import { clockTime } from '@internal/vocabulary';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles({
  root: { margin: '0 0 8px', fontSize: 'var(--odp-font-body)' },
});

/** Where the backlog goes, in a sentence; nothing where there is no backlog to go anywhere. */
export function ForecastLine({ forecast }: { forecast?: Forecast }) {
  const classes = useStyles();
  const now = useNow(10_000);
  if (!forecast) {
    return null;
  }
  return (
    <p className={classes.root}>
      <StatusWord status={forecast.status}>
        {sentenceStart(forecastWords(forecast, now).main)}
      </StatusWord>
      {consequence(forecast, now)}
    </p>
  );
}

function sentenceStart(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function consequence(forecast: Forecast, now: number): string {
  const { state, effect, subscription, evictedBytes, slope } = forecast;
  if (state === 'draining') {
    const { detail } = forecastWords(forecast, now);
    return detail ? `, ${detail}` : '';
  }
  if (state !== 'growing' && state !== 'full') {
    return forecast.basis ? `, ${forecast.basis}` : '';
  }
  const left = untilLimit(forecast, now);
  const when =
    state === 'growing' && left !== undefined
      ? ` to its limit, at about ${clockTime(
          new Date(now + left).toISOString(),
          now,
        )}`
      : '';
  const amount =
    evictedBytes === undefined ? '' : ` ~${decimalBytesInWords(evictedBytes)}`;
  const again =
    evictedBytes && slope && slope > 0
      ? `, then every ${aboutDuration((evictedBytes / slope) * 1000)}`
      : '';
  switch (effect) {
    case 'evicts':
      return `${when}; evicts${amount} of ${
        subscription ?? 'the slowest subscription'
      }${again}.`;
    case 'holds-producers':
      return `${when}; then producers wait.`;
    case 'refuses-producers':
      return `${when}; then producers are refused.`;
    default:
      return `${when}.`;
  }
}
