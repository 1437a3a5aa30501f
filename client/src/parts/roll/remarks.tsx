import { Why } from 'client/parts/why'
import { Notice } from 'client/ui/card'
import { Text } from 'client/ui/host/host'

/** Facts that stand and do not agree with a text, or are missing; each with its clause. */
export const Remarks = ({ of }: { of: readonly { readonly message: string; readonly clause?: string | undefined }[] }) => (
  <>
    {of.slice(0, 20).map(({ message, clause }) => (
      <Notice
        key={message}
        tone="warn"
        says={
          <>
            <Text>{message}</Text>
            {clause && <Why clause={clause} />}
          </>
        }
      />
    ))}
  </>
)
