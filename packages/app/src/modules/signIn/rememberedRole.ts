const SIGNED_IN = 'odp.signIn.role';
const LAST = 'odp.signIn.lastRole';

/** Which example role this browser is signed in as, and which one it took last. */
export const rememberedRole = {
  /** Signed in as this role until it signs out. */
  current: () => localStorage.getItem(SIGNED_IN) ?? undefined,
  /** The role taken last, offered first after a sign-out. */
  last: () => localStorage.getItem(LAST) ?? undefined,
  signedIn(name: string) {
    localStorage.setItem(SIGNED_IN, name);
    localStorage.setItem(LAST, name);
  },
  signedOut() {
    localStorage.removeItem(SIGNED_IN);
  },
};
