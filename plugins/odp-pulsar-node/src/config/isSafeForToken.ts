import { isPlainHttp } from '@internal/backend-kit';

/** Whether nobody on the way reads a token that is sent there; what stays on this machine needs no TLS. */
export function isSafeForToken(url: string): boolean {
  return (
    !isPlainHttp(url) ||
    /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(url).hostname)
  );
}
