import { Done } from 'client/parts/done'
import { openMeeting } from 'client/parts/places'
import { goTo } from 'client/platform/navigate'
import { ready, Screen } from 'client/ui/frame/screen'
import { Remarks } from 'client/parts/roll/remarks'

interface RegisteredProps {
  meetingId: string
  title: string
  remarks: readonly { readonly message: string; readonly clause?: string | undefined }[]
  onAnother?: () => void
}

/** What was stored, and what the charter has to say of it. */
export const Registered = ({ meetingId, title, remarks, onAnother }: RegisteredProps) => (
  <Screen title="补录会议" stage={ready(null)}>
    {() => (
      <Done
        says={`“${title}”已登记。${remarks.length > 0 ? `有 ${remarks.length} 处与章程不合，已照实登记并标明：` : '核算与章程相合。'}`}
        ways={[
          { says: '打开会议页', onTap: () => openMeeting(meetingId) },
          ...(onAnother ? [{ says: '再补录一次', onTap: onAnother }] : []),
          { says: '回首页', onTap: () => goTo('home') },
        ]}
      >
        {remarks.length > 0 && <Remarks of={remarks} />}
      </Done>
    )}
  </Screen>
)
