import { Card } from 'client/ui/card'
import { View } from 'client/ui/host'
import { ready, Screen } from 'client/ui/screen'

export default function Clause() {
  return (
    <Screen title="章程条款" stage={ready(null)}>
      {() => (
        <Card title="章程条款">
          <View>正在接入章程。</View>
        </Card>
      )}
    </Screen>
  )
}
