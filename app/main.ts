import { serve } from './serve';

/** The process: everything it does is in serve.ts, which can be imported without starting anything. */
await serve(process.argv.includes('--dev'));
