@echo off
rem The embedded Redis exists for Linux and macOS only. On Windows, WSL runs ./leaderboard with its own JDK.
setlocal DisableDelayedExpansion
where wsl >nul 2>nul
if errorlevel 1 (
    echo The embedded servers run on Linux and macOS only. Install WSL with: wsl --install
    echo Or use Docker: docker compose up --build
    exit /b 1
)
cd /d "%~dp0" || exit /b 1
wsl --exec sh ./leaderboard %*
exit /b %errorlevel%
