import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { queries } from '../../../api/client.ts';

/** The day it is in Stockholm, as the core's clock says. */
export function useToday(): string {
  const { data } = useQuery(queries.settings.info.queryOptions({ input: {} }));
  const [otherwise] = useState(() => new Date().toISOString().slice(0, 10));
  return data?.today ?? otherwise;
}
