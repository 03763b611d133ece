import { z } from 'zod/v3';

/** The URL of a server in configuration: https, or http; without user or password. */
export const httpUrlSchema = z
  .string()
  .url('must be a URL')
  .refine(
    text => /^https?:$/.test(protocolOf(text)),
    'must begin with https:// or http://',
  )
  .refine(
    text => !/^[^/]+\/\/[^/]*@/.test(text),
    'must hold no user or password; a token goes into tokenFile',
  );

/** Whether what is sent to a URL can be read on the way. */
export function isPlainHttp(url: string): boolean {
  return protocolOf(url) === 'http:';
}

function protocolOf(text: string): string {
  return URL.canParse(text) ? new URL(text).protocol : '';
}
