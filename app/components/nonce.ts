import { createContext } from 'react';

/** The response's Content-Security-Policy nonce. Empty in the browser, which hides nonces after reading them. */
export const NonceContext = createContext('');
