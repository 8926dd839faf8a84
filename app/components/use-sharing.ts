import { useState } from 'react';
import {
  AUDIENCES,
  type Audience,
  SHARING_DEPTHS,
  type Sharing,
  type SharingDepth,
} from '#app/domain/benchmark/sharing';

/** What was sent and came back with an error or a preview, on top of what was there to begin with. */
export function sharingOf(preselected: Sharing, written: Record<string, string> | undefined): Sharing {
  const chosen = SHARING_DEPTHS.map((depth) => {
    const value = written?.[`share-${depth}`];
    return [depth, AUDIENCES.find((audience) => audience === value) ?? preselected[depth]];
  });
  return Object.fromEntries(chosen) as Sharing;
}

/** The choice in a form, so that the preview beside it follows while it is made. */
export function useSharing(preselected: Sharing, written: Record<string, string> | undefined) {
  const [sharing, setSharing] = useState(() => sharingOf(preselected, written));
  const choose = (depth: SharingDepth, audience: Audience) =>
    setSharing((before) => ({ ...before, [depth]: audience }));
  return { sharing, choose };
}
