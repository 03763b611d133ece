import type { Fields } from '../../store';
import { by, type Check, quoted, saidIn, settersOf, sorted } from './words';

const PROFILES = ['RuntimeDefault', 'Localhost'];
const SELINUX_TYPES = [
  '',
  'container_t',
  'container_init_t',
  'container_kvm_t',
  'container_engine_t',
];

/** Says in which words a profile of `field` is refused that is set, and is none of the allowed. */
function profileCheck(
  field: string,
  reasonOf: (values: readonly string[]) => string,
  what: string,
): Check {
  const isBad = ({ [field]: profile }: Fields) =>
    Boolean(profile) && !PROFILES.includes(profile.type);
  return pod => {
    const setters = settersOf(pod, isBad);
    const values = sorted(
      saidIn(pod, context =>
        isBad(context) ? String(context[field].type) : undefined,
      ),
    );
    return setters
      ? {
          reason: reasonOf(values),
          detail: `${setters} must not set ${what} to ${quoted(values)}`,
        }
      : undefined;
  };
}

export const appArmor = profileCheck(
  'appArmorProfile',
  values => `forbidden AppArmor ${by(values, 'profile', 'profiles')}`,
  'AppArmor profile type',
);

/** A profile that is set badly, not one that is missing. */
export const seccompSet = profileCheck(
  'seccompProfile',
  () => 'seccompProfile',
  'securityContext.seccompProfile.type',
);

export const seLinux: Check = pod => {
  const badTypes = (options: Fields) =>
    SELINUX_TYPES.includes(options.type ?? '') ? [] : [options.type];
  const isBad = ({ seLinuxOptions: options }: Fields) =>
    Boolean(options) &&
    Boolean(badTypes(options).length || options.user || options.role);
  const setters = settersOf(pod, isBad);
  const said = saidIn(pod, ({ seLinuxOptions }) => seLinuxOptions as Fields);
  const types = sorted(said.flatMap(badTypes));
  return setters
    ? {
        reason: 'seLinuxOptions',
        detail: `${setters} set forbidden securityContext.seLinuxOptions: ${[
          types.length && `${by(types, 'type', 'types')} ${quoted(types)}`,
          said.some(({ user }) => user) && 'user may not be set',
          said.some(({ role }) => role) && 'role may not be set',
        ]
          .filter(Boolean)
          .join('; ')}`,
      }
    : undefined;
};
