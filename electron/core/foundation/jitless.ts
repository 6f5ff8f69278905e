import { z } from 'zod';

// zod would probe `eval` at the first object schema, which our content security policy reports as a violation.
// A module of its own, imported first: a schema in a module that is evaluated before this one would already have probed.
z.config({ jitless: true });
