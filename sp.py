import torch,time
torch.set_num_threads(1)
print(torch.__version__)
for m,k,n in [(2048,96,96),(2048,128,128),(2048,128,384),(2048,192,512),(2048,256,1024),(4096,512,512)]:
    a=torch.randn(m,k);b=torch.randn(k,n)
    for _ in range(3):a@b
    t=time.process_time();N=int(3e9/(2*m*k*n))+3
    for _ in range(N):a@b
    print(m,k,n,'GF/s',2*m*k*n*N/(time.process_time()-t)/1e9)
x=torch.randn(2048,128)
import torch.nn.functional as F
for nm,f in dict(silu=F.silu,gelu=F.gelu,softmax=lambda x:x.softmax(-1),mul=lambda x:x*x,rms=lambda x:x*torch.rsqrt(x.pow(2).mean(-1,keepdim=True)+1e-6)).items():
    f(x);t=time.process_time()
    for _ in range(300):f(x)
    print(nm,(time.process_time()-t)/300/x.numel()*1e9,'ns/elem')
