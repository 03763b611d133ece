import LockIcon from '@material-ui/icons/Lock';
import LockOpenIcon from '@material-ui/icons/LockOpen';
import type { MeshSign } from '../../../architecture/model/componentWords';

interface MeshMarkProps {
  mesh: MeshSign;
  /** Whether there is room for words, where no pod has a proxy. */
  inWords: boolean;
}

/** A lock, or an open one with how many pods have no proxy; or that none has, in words. */
export function MeshMark({ mesh, inWords }: MeshMarkProps) {
  const { sign, words, barePods } = mesh;
  const title = `Mesh: ${words}`;
  if (sign === 'locked') {
    return (
      <span title={title}>
        <LockIcon aria-hidden />
      </span>
    );
  }
  return (
    <span title={title} style={{ color: 'var(--odp-degraded-text)' }}>
      {inWords && sign === 'bare' && !barePods ? (
        words
      ) : (
        <>
          <LockOpenIcon aria-hidden />
          {barePods}
        </>
      )}
    </span>
  );
}
