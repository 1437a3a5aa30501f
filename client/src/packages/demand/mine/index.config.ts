export default definePageConfig({ navigationBarTitleText: '我们的供需' })
