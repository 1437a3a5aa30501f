import { Card } from 'client/ui/card'
import { View } from 'client/ui/host'
import { ready, Screen } from 'client/ui/screen'

export default function Evaluate() {
  return (
    <Screen title="表决试算" stage={ready(null)}>
      {() => (
        <Card title="表决试算">
          <View>正在接入章程。</View>
        </Card>
      )}
    </Screen>
  )
}
