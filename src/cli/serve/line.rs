//! Connections that cannot be held for ever: so many at once, each closed when a request is not sent or not
//! answered in its time, however slowly something moves, or when it has lasted too long. Browsers ask again.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, Sleep, sleep};

/// The most connections at once.
const MOST: usize = 64;
/// How long the head of a request may take, from the answer before it or the beginning.
const HEAD: Duration = Duration::from_secs(30);
/// How long the rest of a request and the beginning of its answer may take.
const ANSWER: Duration = Duration::from_secs(45);
/// How long a connection may last.
const LONGEST: Duration = Duration::from_secs(600);

/// A listener whose connections are bounded.
pub struct Bounded {
    listener: TcpListener,
    places: Arc<Semaphore>,
}

impl Bounded {
    /// Bounds a listener.
    pub fn new(listener: TcpListener) -> Self {
        Self { listener, places: Arc::new(Semaphore::new(MOST)) }
    }
}

impl axum::serve::Listener for Bounded {
    type Io = Line;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        loop {
            let Ok(place) = Arc::clone(&self.places).acquire_owned().await else { continue };
            match self.listener.accept().await {
                Ok((stream, address)) => return (Line::new(stream, place), address),
                // Out of files, or a client that went away: the next one may do better.
                Err(_) => sleep(Duration::from_millis(50)).await,
            }
        }
    }

    fn local_addr(&self) -> io::Result<Self::Addr> {
        self.listener.local_addr()
    }
}

/// A connection with its place and its clock.
pub struct Line {
    stream: TcpStream,
    end: Instant,
    clock: Pin<Box<Sleep>>,
    /// How much of the empty line after a head has come; nothing once it has come whole.
    head: Option<usize>,
    _place: OwnedSemaphorePermit,
}

/// The empty line after a head.
const EMPTY_LINE: &[u8] = b"\r\n\r\n";

impl Line {
    fn new(stream: TcpStream, place: OwnedSemaphorePermit) -> Self {
        let end = Instant::now() + LONGEST;
        Self { stream, end, clock: Box::pin(sleep(HEAD)), head: Some(0), _place: place }
    }

    /// Sets the clock.
    fn within(&mut self, time: Duration) {
        let until = (Instant::now() + time).min(self.end);
        self.clock.as_mut().reset(until);
    }

    /// What came of a wait, or the time is over.
    fn timed<T>(&mut self, cx: &mut Context<'_>, moved: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        match self.clock.as_mut().poll(cx) {
            Poll::Ready(()) => Poll::Ready(Err(io::ErrorKind::TimedOut.into())),
            Poll::Pending => moved,
        }
    }

    /// Looks for the end of a head in what has come.
    fn look(&mut self, bytes: &[u8]) {
        for byte in bytes {
            let Some(found) = self.head else { return };
            let found = if *byte == EMPTY_LINE[found] { found + 1 } else { usize::from(*byte == EMPTY_LINE[0]) };
            self.head = (found < EMPTY_LINE.len()).then_some(found);
            if self.head.is_none() {
                self.within(ANSWER);
            }
        }
    }
}

impl AsyncRead for Line {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let moved = Pin::new(&mut self.stream).poll_read(cx, buffer);
        self.look(&buffer.filled()[before..]);
        self.timed(cx, moved)
    }
}

impl AsyncWrite for Line {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let moved = Pin::new(&mut self.stream).poll_write(cx, bytes);
        if matches!(moved, Poll::Ready(Ok(1..))) {
            self.head = Some(0);
            self.within(HEAD);
        }
        self.timed(cx, moved)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
