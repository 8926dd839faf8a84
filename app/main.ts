import { serve } from './server';

/** The process: everything it does is in server.ts, which tests import without starting anything. */
await serve(process.argv.includes('--dev'));
