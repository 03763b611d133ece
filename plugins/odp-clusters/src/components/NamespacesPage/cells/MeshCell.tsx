import {
  type NamespaceSummary,
  plural,
} from '@internal/plugin-odp-clusters-common';
import LockIcon from '@material-ui/icons/Lock';
import LockOpenIcon from '@material-ui/icons/LockOpen';
import { useCellStyles } from './useCellStyles';

/** mTLS as the mesh decides it, and pods that it does not protect. */
export function MeshCell({ item }: { item: NamespaceSummary }) {
  const classes = useCellStyles();
  const { mode, barePods, unknown } = item.mesh;
  if (unknown) {
    return (
      <span className={classes.unknown} title={unknown}>
        unknown
      </span>
    );
  }
  if (barePods) {
    return (
      <span
        className={`${classes.line} ${classes.degraded}`}
        title={`${mode}: ${plural(
          barePods,
          'pod',
        )} without a proxy, which nothing protects`}
      >
        <LockOpenIcon aria-hidden />
        {barePods} bare
      </span>
    );
  }
  return (
    <span
      className={`${classes.line} ${mode === 'STRICT' ? '' : classes.degraded}`}
    >
      {mode === 'STRICT' ? (
        <LockIcon aria-hidden />
      ) : (
        <LockOpenIcon aria-hidden />
      )}
      {mode === 'NONE' ? 'none' : mode}
    </span>
  );
}
