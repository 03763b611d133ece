import type { FormattedValue } from '@internal/plugin-odp-observability-common';
import { statusTextClasses, type StatusName } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { figureStyles } from './figureStyles';

const useStyles = makeStyles({
  ...statusTextClasses,
  value: figureStyles.value,
  suffix: figureStyles.suffix,
});

interface FigureValueProps {
  written: FormattedValue;
  /** Its colour; absent or healthy: that of the text. */
  status?: StatusName;
  /** Pixels. */
  size: number;
}

/** A value with its unit smaller behind it. */
export function FigureValue({ written, status, size }: FigureValueProps) {
  const classes = useStyles();
  const { prefix, text, suffix } = written;
  const colour = status && status !== 'healthy' ? classes[status] : '';
  return (
    <span className={`${classes.value} ${colour}`} style={{ fontSize: size }}>
      {prefix}
      {text}
      {suffix && <span className={classes.suffix}>{suffix}</span>}
    </span>
  );
}
