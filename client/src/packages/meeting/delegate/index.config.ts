export default definePageConfig({ navigationBarTitleText: '委托主持' })
